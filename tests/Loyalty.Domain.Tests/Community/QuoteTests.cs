using FsCheck;
using FsCheck.Fluent;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Tests.Agreement;
using Loyalty.Model.Commands;

namespace Loyalty.Domain.Tests.Community;

/// <summary>A quote says what the award that follows at that moment gives.</summary>
public sealed class QuoteTests
{
    [Fact]
    public void Quote_and_award_agree_for_members_and_guests() =>
        Prop.ForAll(Life.Any(120), life => Difference(life) is { } difference ? false.Label(difference) : true.Label(""))
            .Check(Runs.Of(300));

    internal static string? Difference(Life life)
    {
        var community = new EngineCommunity(life.Program);
        foreach (var step in life.Steps)
        {
            community.SeeToEffects(step.Now);
            if (step is Step.Ask { Command: Purchase } ask)
            {
                var difference = OfMember(ask, community) ?? OfGuest(ask, community);
                if (difference is not null)
                    return difference;
            }
            else
            {
                community.Take(step, community.Senders);
            }
        }

        return null;
    }

    private static string? OfMember(Step.Ask ask, EngineCommunity community)
    {
        var member = community.Of(ask.Member);
        if (member.Account is null)
            return null;

        if (ask.Command.At < ask.Now)
            member.Sweep();
        var before = member.Account;
        var quote = Text(member.Quote((AccountCommand.Purchase)Translation.Of(ask.Command)));
        member.Account.ShouldBeSameAs(before);
        return Compare(ask, quote, Text(community.Take(ask, [])));
    }

    /// <summary>A guest who joins with the order, and says nothing else.</summary>
    private static string? OfGuest(Step.Ask ask, EngineCommunity community)
    {
        var purchase = (AccountCommand.Purchase)Translation.Of(ask.Command) with { OccurredAt = null };
        var guest = new CommunityMember("guest", community);
        var quote = Text(guest.Quote(purchase));
        guest.Do(new AccountCommand.Enrol(new MemberFacts()));
        return Compare(ask, quote, Text(guest.Do(purchase)));
    }

    private static string? Compare(Step.Ask ask, string quote, string award) =>
        quote == award ? null : $"{ask}\nthe quote says {quote}\nthe award says {award}";

    private static string Text(Decision quote) => quote switch
    {
        Decision.Granted granted => Text((granted.Events[^1], null)),
        Decision.Refused refused => Text((null, refused.Reason)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Text((AccountEvent? Event, AccountRefusal? Refusal) answer) => answer.Event is AccountEvent.Purchased bought
        ? $"{bought.At} {bought.Earning.Points}: {string.Join(", ", bought.Earning.Breakdown)} pending until {bought.Earning.AvailableAt}, "
            + $"good until {bought.Earning.ExpiresAt}; {bought.After}; {bought.Standing}"
        : $"refused: {answer.Refusal}";
}
