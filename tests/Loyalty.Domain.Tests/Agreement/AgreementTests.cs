using FsCheck;
using FsCheck.Fluent;
using Loyalty.Model.Document;
using Replay = Loyalty.Model.Ledger.Replay;

namespace Loyalty.Domain.Tests.Agreement;

/// <summary>Engine and naive model agree after each step of any life under any program.</summary>
public sealed class AgreementTests
{
    [Fact]
    public void Engine_and_model_agree_after_every_command() => Check(Case.Any(isLateAllowed: false, 40), 200);

    [Fact]
    public void Engine_and_model_agree_when_sales_are_told_late() => Check(Case.Any(isLateAllowed: true, 30), 200);

    private static void Check(Arbitrary<Case> cases, int runs) =>
        Prop.ForAll(cases, one => Difference(one) is { } difference ? false.Label(difference) : true.Label(""))
            .Check(Runs.Of(runs));

    /// <summary>The first difference of a case; null where engine and model agree to the end.</summary>
    internal static string? Difference(Case one)
    {
        var engine = new EngineMember(one.Program);
        foreach (var (receipt, after) in Replay.Follow(ProgramReader.Read(one.Program), one.Commands))
        {
            var (happened, refusal) = engine.Do(receipt.Command);
            var saysEngine = $"{Picture.OfAnswer(happened, refusal)}\n{Picture.Of(engine)}";
            var saysModel = $"{Picture.OfAnswer(receipt)}\n{Picture.Of(after)}";
            if (saysEngine != saysModel)
                return $"After {receipt.Command.Describe()}\nthe engine says {saysEngine}\nthe model says {saysModel}";
        }

        return null;
    }
}
