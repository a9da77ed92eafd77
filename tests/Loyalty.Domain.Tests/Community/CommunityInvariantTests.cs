using FsCheck;
using FsCheck.Fluent;
using Loyalty.Domain.Tests.Agreement;

namespace Loyalty.Domain.Tests.Community;

/// <summary>What holds among several members after each step, whatever the model says.</summary>
public sealed class CommunityInvariantTests
{
    [Fact]
    public void Books_balance_for_each_member_and_in_total_and_each_due_event_happens_once() =>
        Prop.ForAll(Life.Any(200), life => Fault(life) is { } fault ? false.Label(fault) : true.Label(""))
            .Check(Runs.Of(300));

    [Fact]
    public void The_same_sequence_twice_gives_the_same_ledgers() =>
        Prop.ForAll(Life.Any(120), life => Ledgers(life) == Ledgers(life)).Check(Runs.Of(60));

    internal static string? Fault(Life life)
    {
        var community = new EngineCommunity(life.Program);
        var audits = new Dictionary<string, Audit>();
        foreach (var step in life.Steps)
        {
            community.SeeToEffects(step.Now);
            community.Take(step, community.Senders);
            community.SeeToEffects(step.Now);
            foreach (var member in community.Members)
            {
                if (!audits.TryGetValue(member.Id, out var audit))
                    audits.Add(member.Id, audit = new Audit(member, community));
                if (audit.Fault() is { } fault)
                    return $"After {step}: {member.Id}: {fault}";
            }

            if (FaultInTotal(community) is { } total)
                return $"After {step}: {total}";
        }

        return null;
    }

    /// <summary>What left one member came to another, is under way, or came back.</summary>
    private static string? FaultInTotal(EngineCommunity community)
    {
        var accounts = community.Members.Select(member => member.Account!).ToList();
        var inSystem = accounts.Sum(account => account.Balance + account.Pending.Sum(lot => lot.Points) + account.Held - account.Owed)
            + community.PointsUnderWay;
        var left = accounts.Sum(account => account.Books.Redeemed - account.Books.Restored + account.Books.Expired + account.Books.Reversed);
        var issued = accounts.Sum(account => account.Books.Issued);
        return inSystem == issued - left ? null : $"{inSystem} points are in the system, {issued} were issued and {left} left";
    }

    internal static string Ledgers(Life life)
    {
        var community = new EngineCommunity(life.Program);
        foreach (var step in life.Steps)
        {
            community.SeeToEffects(step.Now);
            community.Take(step, community.Senders);
        }

        return string.Join('\n', community.Members.SelectMany(member => member.Ledger.Select(happened =>
            $"{member.Id} {happened.GetType().Name} {happened.At} {happened.After} {happened.Standing} {happened.Effects?.Length}")));
    }
}
