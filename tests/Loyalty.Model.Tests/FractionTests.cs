namespace Loyalty.Model.Tests;

public sealed class FractionTests
{
    [Fact]
    public void Three_thirds_are_one()
    {
        var third = Fraction.One / Fraction.Of(3);

        (third + third + third).ShouldBe(Fraction.One);
        (Fraction.Of(0.1m) + Fraction.Of(0.2m)).ShouldBe(Fraction.Of(0.3m));
    }

    [Theory]
    [InlineData(-0.5, "down", -1)]
    [InlineData(-0.5, "up", 0)]
    [InlineData(-1.5, "nearest", -2)]
    [InlineData(0.5, "nearest", 0)]
    [InlineData(1.5, "nearest", 2)]
    public void Rounding_goes_where_it_says(double value, string rounding, long rounded) =>
        Fraction.Of((decimal)value).Round(rounding).ShouldBe(rounded);
}
