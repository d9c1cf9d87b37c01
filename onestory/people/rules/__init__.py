"""Pure shapes and judgement of the index: what a page holds, which fact is chosen, how changes replay."""
