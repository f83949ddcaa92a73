"""What the file says of itself, read from the text of its schema."""

from renda_cli.store.integrity import conditions


def test_the_conditions_of_a_table() -> None:
    sql = "CREATE TABLE t (a, CHECK (a IN ('(', ')')), CHECK (length(trim(a)) > 0), CHECK (a IS date(a, '+0 days')))"
    assert list(conditions(sql)) == ["a IN ('(', ')')", "length(trim(a)) > 0", "a IS date(a, '+0 days')"]
    assert list(conditions("CREATE TABLE t (a)")) == []
    assert list(conditions("CREATE TABLE t (a, CHECK (a > (1")) == []
