namespace Loyalty.Tidy.Lengths;

public sealed class DistributionTests
{
    private static readonly Distribution Limits = new("file", Longest: 40, (0.5, 6), (0.9, 15));

    [Fact]
    public void Lengths_within_the_limits_are_no_offence() =>
        Limits.Check(Things(1, 2, 3, 4, 5, 6, 7, 8, 15, 40)).ShouldBeEmpty();

    [Fact]
    public void Nothing_at_all_is_no_offence() => Limits.Check([]).ShouldBeEmpty();

    [Fact]
    public void One_that_is_too_long_is_found() =>
        Limits.Check(Things(1, 2, 3, 4, 5, 6, 7, 8, 15, 41))
            .ShouldHaveSingleItem().Advice.ShouldBe("file thing has 41 lines, 40 is the most: split it");

    [Fact]
    public void The_lower_of_two_middle_lengths_is_the_median() => Limits.Check(Things(1, 2, 7, 7)).ShouldBeEmpty();

    [Fact]
    public void A_median_above_the_limit_names_the_long_ones() => Limits.Check(Things(1, 7, 8)).Count().ShouldBe(2);

    [Fact]
    public void A_ninetieth_percentile_above_the_limit_names_the_long_ones() =>
        Limits.Check(Things(1, 2, 3, 4, 5, 6, 7, 8, 16, 17)).Count().ShouldBe(2);

    private static Measured[] Things(params int[] lines) =>
        [.. lines.Select(count => new Measured("thing", "src/A.cs", 1, count))];
}
