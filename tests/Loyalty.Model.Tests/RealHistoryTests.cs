using Loyalty.Model.Document;
using Loyalty.Model.History;

namespace Loyalty.Model.Tests;

public sealed class RealHistoryTests(ITestOutputHelper output)
{
    [Fact]
    public void The_real_history_ends_in_the_pinned_figures_and_every_account_balances()
    {
        var path = UciFile.Find();
        Assert.SkipWhen(path is null, "The real order history is not at ../shared/data.");

        var history = UciHistory.Read(path!);
        var figures = HistoryFigures.Compute(history, ProgramReader.Read(StorefrontProgram.Json), Instant.FromUtc(2011, 12, 10, 0, 0));

        output.WriteLine(figures.ToString());
        figures.Members.Values.ShouldAllBe(each =>
            each.Issued == each.Balance + each.Pending + each.Redeemed + each.Expired + each.Reversed - each.Owed);
    }
}
