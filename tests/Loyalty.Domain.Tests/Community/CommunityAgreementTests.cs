using FsCheck;
using FsCheck.Fluent;
using Loyalty.Domain.Tests.Agreement;
using Loyalty.Model.Document;
using Loyalty.Model.Ledger;

namespace Loyalty.Domain.Tests.Community;

/// <summary>Engine and naive model agree on every member after each step of what happens among several.</summary>
public sealed class CommunityAgreementTests
{
    [Fact]
    public void Engine_and_model_agree_on_several_members_and_all_that_passes_between_them() =>
        Prop.ForAll(Life.Any(90), life => Difference(life) is { } difference ? false.Label(difference) : true.Label(""))
            .Check(Runs.Of(300));

    internal static string? Difference(Life life)
    {
        var engine = new EngineCommunity(life.Program);
        var model = new World(ProgramReader.Read(life.Program));
        foreach (var step in life.Steps)
        {
            SeeToEffects(engine, model, step);
            var (saysEngine, saysModel) = Take(step, engine, model);
            SeeToEffects(engine, model, step);
            foreach (var member in engine.Members)
            {
                saysEngine += $"\n{member.Id} {CommunityPicture.Of(member, engine, !life.IsLate)}";
                saysModel += $"\n{member.Id} {CommunityPicture.Of(model.FiguresOf(member.Id, step.Now), !life.IsLate)}";
            }

            saysEngine += $"\nunder way {string.Join("; ", engine.UnderWay)}, {engine.PointsUnderWay} points";
            saysModel += $"\nunder way {string.Join("; ", model.UnderWay)}, {model.PointsUnderWay} points";
            if (saysEngine != saysModel)
                return $"After {step}\nthe engine says {saysEngine}\nthe model says {saysModel}";
        }

        return null;
    }

    private static void SeeToEffects(EngineCommunity engine, World model, Step step)
    {
        engine.SeeToEffects(step.Now);
        foreach (var member in engine.Members)
            model.FiguresOf(member.Id, step.Now);
    }

    private static (string Engine, string Model) Take(Step step, EngineCommunity engine, World model)
    {
        var senders = model.Senders;
        var (happened, refusal) = engine.Take(step, senders);
        switch (step)
        {
            case Step.Ask ask:
                return (CommunityPicture.OfAnswer(happened, refusal), CommunityPicture.OfAnswer(model.Ask(ask.Member, ask.Command)));
            case Step.Move move when senders.Count > 0:
                model.Move(senders[move.Pick % senders.Count], move.Now, move.IsAgain, move.IsWelcome);
                break;
            case Step.Cancel cancel:
                model.Cancel(cancel.Member, cancel.RedemptionId);
                break;
            case Step.Switch change:
                model.Switch(change.Promotion, change.IsActive);
                break;
        }

        return ("", "");
    }
}
