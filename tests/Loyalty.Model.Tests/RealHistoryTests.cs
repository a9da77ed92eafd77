using Loyalty.Model.Document;
using Loyalty.Model.History;

namespace Loyalty.Model.Tests;

public sealed class RealHistoryTests(ITestOutputHelper output)
{
    private const string Pinned = """
        lines 541909, left out: guest 135080, price 40, quantity 0
        members 4372, orders 18532, cancellations 3654, returns 3848
        return lines: fully 7516, partly 54, not at all 1335
        pieces: matched 250838, unmatched 23970
        balance 813085002, pending 0, owed 0
        lifetime points 840175655, issued 891795690
        redeemed 0, expired 27117093, reversed 51593595
        tiers: bronze 49, gold 4288, silver 35
        """;

    [Fact]
    public void The_real_history_ends_in_the_pinned_figures_and_every_account_balances()
    {
        var path = UciFile.Find();
        Assert.SkipWhen(path is null, "The real order history is not at ../shared/data.");

        var history = UciHistory.Read(path!);
        var figures = HistoryFigures.Compute(
            history, ProgramReader.Read(StorefrontProgram.Json), Instant.FromUtc(2011, 12, 10, 0, 0));

        output.WriteLine(figures.ToString());
        figures.ToString().ReplaceLineEndings("\n").ShouldBe(Pinned.ReplaceLineEndings("\n"));
        figures.Members.Values.ShouldAllBe(each =>
            each.Issued == each.Balance + each.Pending + each.Redeemed + each.Expired + each.Reversed - each.Owed);
    }
}
