// What the pages do better with JavaScript; every one of them works without.
import {
  Button,
  CharacterCount,
  Checkboxes,
  createAll,
  ErrorSummary,
  FileUpload,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
  Tabs,
} from "govuk-frontend";
import "htmx.org";
import { askedWhen } from "./js/asked-when.js";
import { growText } from "./js/grow-text.js";
import { lockWhenIdle } from "./js/idle.js";
import { startPasskeys } from "./js/passkeys.js";
import { sayWhatWasSaved } from "./js/saved.js";
import { sortTables } from "./js/sort-table.js";
import { dropFiles } from "./js/file-drop.js";
import { printButtons, unfoldOnPaper } from "./js/print.js";

const PARTS = [
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  FileUpload,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
  Tabs,
];

function begin(within) {
  PARTS.forEach((part) => createAll(part, undefined, within));
  askedWhen(within);
  growText(within);
  sortTables(within);
  dropFiles(within);
  printButtons(within);
}

begin(document);
sayWhatWasSaved();
lockWhenIdle();
unfoldOnPaper();
startPasskeys();
document.addEventListener("htmx:load", (event) => {
  if (event.target !== document.body) begin(event.target);
});
