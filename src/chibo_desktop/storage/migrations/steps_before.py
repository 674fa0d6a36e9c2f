"""Steps of a file that was written before steps were remembered."""

from sqlalchemy import Connection


def group_what_was_written(connection: Connection) -> None:
    """A batch is a step, and so is every other entry that this file wrote itself."""
    connection.exec_driver_sql(
        "INSERT INTO step (first, last) "
        "SELECT min(n), max(n) FROM entry "
        "WHERE bundle_id = '' AND stream IN (SELECT id FROM stream WHERE is_ours) "
        "GROUP BY CASE batch WHEN '' THEN n ELSE batch END"
    )
