"""The sheet: tables of records that are filtered, sorted and edited."""
