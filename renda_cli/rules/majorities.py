"""How many votes are enough. What is counted against (all deputies, all voters, those who voted) is for the rule to say."""


def least(part: str, of: int) -> int:
    """The smallest number that is a `majority` of `of` (more than half), or its `2/3`, `1/3` or `25/100` (as many or more)."""
    if part == "majority":
        return of // 2 + 1
    numerator, denominator = (int(number) for number in part.split("/"))
    return -(-of * numerator // denominator)
