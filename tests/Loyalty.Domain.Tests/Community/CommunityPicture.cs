using System.Globalization;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Tests.Agreement;
using Loyalty.Model.Commands;
using NodaTime.Text;
using Figures = Loyalty.Model.Commands.Figures;

namespace Loyalty.Domain.Tests.Community;

/// <summary>Everything about a member among others that engine and model must agree on, as text.</summary>
internal static class CommunityPicture
{
    /// <param name="withSince">Whether to tell since when the member has the tier; what is told late may change that.</param>
    public static string Of(CommunityMember member, EngineCommunity community, bool withSince)
    {
        var account = member.Read(out _)!;
        var books = account.Books;
        return Text(
            Picture.Of(account, community.Catalogue.Program, community.Now),
            (account.Held, books.Given, books.Received, books.Restored),
            withSince ? account.Tier.Since : null);
    }

    public static string Of(Figures figures, bool withSince) => Text(
        Picture.Of(figures), (figures.Held, figures.Given, figures.Received, figures.Restored), withSince ? figures.TierSince : null);

    public static string OfAnswer(AccountEvent? happened, AccountRefusal? refusal) => refusal is { } reason
        ? $"refused: {WordOf(reason)}"
        : happened switch
        {
            AccountEvent.Described described => Picture.Answer(described.Birthday?.Points ?? 0, described.Birthday?.Breakdown ?? []),
            AccountEvent.Captured captured => Picture.Answer(-Total(captured.Hold.Draws), []),
            AccountEvent.Released released => Picture.Answer(released.Restitution.Points, []),
            AccountEvent.GiftSent gift => Picture.Answer(-Total(gift.Draws), []),
            AccountEvent.Adjusted adjusted => Picture.Answer(adjusted.Earning?.Points ?? -adjusted.Reversal!.Taken, []),
            _ => Picture.OfAnswer(happened, null),
        };

    public static string OfAnswer(Receipt receipt) => Picture.OfAnswer(receipt);

    private static long Total(IEnumerable<Domain.Accounts.Lot> lots) => lots.Sum(lot => lot.Points);

    private static string Text(string picture, (long Held, long Given, long Received, long Restored) others, NodaTime.Instant? since) =>
        string.Create(CultureInfo.InvariantCulture, $"{picture}\n{others} {(since is { } known ? $"since {InstantPattern.ExtendedIso.Format(known)}" : "")}");

    private static string WordOf(AccountRefusal reason) => reason switch
    {
        AccountRefusal.MemberUnknown => "not-enrolled",
        AccountRefusal.MemberFrozen => "frozen",
        AccountRefusal.ReferralsNotOffered => "no-referrals",
        AccountRefusal.ReferralCodeUnknown => "unknown-code",
        AccountRefusal.ReferralCodeOwn => "own-code",
        AccountRefusal.PointsHaveNoWorth => "points-have-no-worth",
        AccountRefusal.RewardUnavailable => "not-to-be-had-so",
        AccountRefusal.RewardNotNow => "not-now",
        AccountRefusal.RewardLimitReached => "limit-of-reward",
        AccountRefusal.RedemptionUnknown => "unknown-redemption",
        AccountRefusal.HoldOver => "hold-over",
        AccountRefusal.GiftsNotOffered => "no-gifts",
        AccountRefusal.RecipientUnknown => "unknown-recipient",
        AccountRefusal.GiftToOneself => "to-oneself",
        AccountRefusal.GiftTooEarly => "too-early",
        AccountRefusal.GiftLimitReached => "limit-of-gifts",
        AccountRefusal.AdjustmentUnknown => "unknown-adjustment",
        AccountRefusal.AdjustmentSettled => "settled-adjustment",
        AccountRefusal.SecondPersonNeeded => "second-person",
        AccountRefusal.TierNotByInvitation => "tier-not-by-invitation",
        AccountRefusal.InvitationEndsEarly => "ends-early",
        AccountRefusal.InvitationOver => "invitation-over",
        _ => Picture.WordOf(reason),
    };
}
