namespace Loyalty.Tidy.Lengths;

public sealed class DistributionTests
{
    private static readonly Distribution Limits = new("file", Longest: 40, (0.5, 6), (0.9, 15));

    [Fact]
    public void Lengths_within_the_limits_are_no_offence() =>
        Limits.Check(Things((20, 6), (16, 15), (3, 30), (1, 40))).ShouldBeEmpty();

    [Fact]
    public void Nothing_at_all_is_no_offence() => Limits.Check([]).ShouldBeEmpty();

    [Fact]
    public void One_that_is_too_long_is_found() =>
        Limits.Check(Things((2, 6), (1, 41)))
            .ShouldHaveSingleItem().Advice.ShouldBe("file thing has 41 lines, 40 is the most: split it");

    [Fact]
    public void A_median_above_the_limit_names_the_long_ones() => Limits.Check(Things((30, 6), (31, 7))).Count().ShouldBe(15);

    [Fact]
    public void A_ninetieth_percentile_above_the_limit_names_the_long_ones() =>
        Limits.Check(Things((35, 6), (5, 16))).Select(offence => offence.Advice)
            .ShouldBe(Enumerable.Repeat("file thing has 16 lines; 90 % of all should have at most 15, now they have 16", 5));

    [Fact]
    public void A_quantile_of_a_few_is_not_judged() => Limits.Check(Things((39, 7))).ShouldBeEmpty();

    [Theory]
    [InlineData(0.5, 2)]
    [InlineData(0.51, 3)]
    [InlineData(0.9, 4)]
    public void A_quantile_is_the_smallest_length_that_the_share_does_not_exceed(double share, int lines) =>
        Distribution.Quantile(Things((1, 1), (1, 2), (1, 3), (1, 4)), share).ShouldBe(lines);

    private static Measured[] Things(params (int Count, int Lines)[] groups) =>
        [.. groups.SelectMany(group => Enumerable.Repeat(new Measured("thing", "src/A.cs", 1, group.Lines), group.Count))];
}
