using Loyalty.Model.Document;
using Loyalty.Model.Pricing;
using NodaTime;

namespace Loyalty.Model.Ledger;

/// <summary>Awards for something else than a purchase.</summary>
internal static class Awarding
{
    /// <summary>Gives what the rules on an activity give, and tells each that gave something.</summary>
    public static List<Award> Activity(Account account, Instant at, string type, string? subject)
    {
        var facts = FactsOf(account, account.LevelAt(at));
        var rules = account.Program.Earn.Where(rule =>
            rule.On == $"activity:{type}"
            && !(rule.OncePerMember && account.Awards.Any(award => award.Rule == rule))
            && !(rule.OncePerSubject && account.Awards.Any(award => award.Rule == rule && award.Subject == subject)));
        return [.. rules.ToList().Select(rule => Give(account, rule, facts, at, isDue: false, subject)).OfType<Award>()];
    }

    /// <summary>The member's birthday month began, or became known, or the member came, within it.</summary>
    public static List<Award> Birthday(Account account, Instant at, bool isDue)
    {
        account.BirthdaySeenUntil = Instant.Max(account.BirthdaySeenUntil, isDue ? at : account.Clock);
        if (account.Calendar.Local(at).Month != account.BirthdayMonth)
        {
            return [];
        }

        var facts = FactsOf(account, isDue ? account.LevelBefore(at) : account.LevelAt(at));
        var year = account.Calendar.Local(at).Year;
        var rules = account.Program.Earn.Where(rule =>
            rule.On == "birthdayMonth"
            && !account.Awards.Any(award => award.Rule == rule && account.Calendar.Local(award.At).Year == year));
        return [.. rules.ToList().Select(rule => Give(account, rule, facts, at, isDue)).OfType<Award>()];
    }

    public static void Membership(Account account, Instant at, int months)
    {
        account.MembershipSeen = months;
        var facts = FactsOf(account, account.LevelBefore(at)) with { Months = months };
        foreach (var rule in account.Program.Earn.Where(rule => rule.On == "membership"))
        {
            Give(account, rule, facts, at, isDue: true);
        }
    }

    /// <summary>Whether a rule's limit has room: its awards that still stand are counted, back from the instant.</summary>
    public static bool HasRoom(Account account, EarningRule rule, Instant at)
    {
        if (rule.Limit is not { } limit)
        {
            return true;
        }

        var start = limit.Per is { } period ? account.Calendar.Minus(at, period) : Instant.MinValue;
        var ofOrders = account.Orders.Values
            .Where(order => order.Shares.Any(share => share.Rule == rule.Id && share.Promotion is null))
            .Select(order => order.Purchase.At);
        var others = account.Awards.Where(award => award.Rule == rule).Select(award => award.At);
        return ofOrders.Concat(others).Count(instant => instant > start && instant <= at) < limit.Times;
    }

    private static Award? Give(
        Account account, EarningRule rule, Facts facts, Instant at, bool isDue, string? subject = null)
    {
        var points = Fraction.Of(rule.Give.Points).Round(account.Program.Rounding);
        if (points <= 0 || !facts.Pass(rule.Where) || !HasRoom(account, rule, at))
        {
            return null;
        }

        var award = new Award(rule, at, subject, facts.Months, points, isDue);
        account.Awards.Add(award);
        Giving.Earn(account, at, points);
        return award;
    }

    private static Facts FactsOf(Account account, string? tier) =>
        new(Tier: tier, Region: account.Member!.Region, Tags: account.Member.Tags);
}
