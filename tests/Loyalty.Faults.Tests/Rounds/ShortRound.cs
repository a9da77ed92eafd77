using Loyalty.Faults.Reports;
using Loyalty.Faults.Rounds;
using Loyalty.History;

namespace Loyalty.Faults.Tests.Rounds;

internal static class ShortRound
{
    /// <summary>Runs the short form of a round; how long anyone waited is told and not asserted, as other tests share the machine.</summary>
    public static async Task Run(string name, ITestOutputHelper output)
    {
        var round = RoundBook.Find(name)!;
        var result = await new RoundRun(round, round.Short, _ => { }, TestContext.Current.CancellationToken).Run();

        output.WriteLine(MarkdownReport.Write([result], [], "test"));
        result.Violations.ShouldBeEmpty();
        result.Unjudged.ShouldBeEmpty();
        if (round.AllowsNoFailure)
        {
            result.Failed.ShouldBe(0, result.Failures);
        }

        result.Done.ShouldBeGreaterThan(100);
        result.Calls.ShouldContain(call => call.Outcome == CallOutcome.Refused);
    }
}
