"""How an adult is related to the children is told in words, and partners need more than thirty letters for it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """A longer column: no row is written again."""

    dependencies = [("frontdoor", "0030_document_asks")]

    operations = [
        migrations.AlterField(
            model_name="contactadult",
            name="relation",
            field=models.CharField(blank=True, help_text="To the children, as told: a kind, or words.", max_length=200),
        ),
    ]
