using Loyalty.Model.Commands;
using Loyalty.Model.Document;
using NodaTime;

namespace Loyalty.Model.Ledger;

/// <summary>Points coming in: their expiry, whether they wait, and what they pay first.</summary>
internal static class Giving
{
    /// <summary>Points that a rule gave: they wait where the program says so.</summary>
    public static (Instant? AvailableAt, Instant ExpiresAt) Earn(Account account, Instant at, long points)
    {
        var expiresAt = ExpiryOf(account, at);
        if (account.Program.PendingFor is not { } pendingFor)
        {
            account.Issued += points;
            Credit(account, expiresAt, points);
            return (null, expiresAt);
        }

        var availableAt = account.Calendar.Plus(at, pendingFor);
        account.Issued += points;
        account.Lots.AddPending(availableAt, expiresAt, points);
        return (availableAt, expiresAt);
    }

    /// <summary>Spendable points: what is owed is paid first.</summary>
    public static void Credit(Account account, Instant expiresAt, long points)
    {
        var paid = Math.Min(account.Owed, points);
        account.Owed -= paid;
        account.Lots.Add(expiresAt, points - paid);
    }

    public static Instant ExpiryOf(Account account, Instant at)
    {
        if (account.Program.Expire is not { } expire)
        {
            return Lots.Never;
        }

        var own = ExpiryAfter(account.Calendar, expire, at);
        return expire.From == "lastActivity" && account.LastActivity is { } last
            ? Instant.Max(own, ExpiryAfter(account.Calendar, expire, last))
            : own;
    }

    /// <summary>The member did something: where points expire for lack of that, all that are alive live longer.</summary>
    public static void NoteActivity(Account account, Instant at)
    {
        account.LastActivity = account.LastActivity is { } last ? Instant.Max(last, at) : at;
        if (account.Program.Expire is not { From: "lastActivity" })
        {
            return;
        }

        var expiresAt = ExpiryOf(account, at);
        account.Lots.MoveExpiriesTo(expiresAt);
        foreach (var order in account.Orders.Values.Where(order => order.ExpiresAt > account.Clock))
        {
            order.ExpiresAt = Instant.Max(order.ExpiresAt, expiresAt);
        }

        foreach (var reward in Referring.RewardsOf(account).Where(reward => reward.ExpiresAt > account.Clock))
        {
            reward.ExpiresAt = Instant.Max(reward.ExpiresAt, expiresAt);
        }
    }

    /// <summary>
    /// Points come from elsewhere or back, with the expiry that they have: those that are alive pay what is owed first, those
    /// that have expired meanwhile expire at once. The answer is how many there were.
    /// </summary>
    /// <param name="isOwn">They were in the lots of this account before.</param>
    public static long ComeBack(Account account, Instant at, IEnumerable<Lot> lots, bool isOwn = true)
    {
        var points = 0L;
        foreach (var lot in lots)
        {
            var expiresAt = lot.ExpiresAt ?? Lots.Never;
            points += lot.Points;
            if (expiresAt <= Instant.Max(at, account.Clock))
            {
                account.Expired += lot.Points;
                account.Lots.Expired[expiresAt] = account.Lots.Expired.GetValueOrDefault(expiresAt) + (isOwn ? lot.Points : 0);
            }
            else
            {
                Credit(account, expiresAt, lot.Points);
            }
        }

        return points;
    }

    private static Instant ExpiryAfter(Calendar calendar, Expiration expire, Instant at)
    {
        var local = expire.After.HasTimeComponent ? calendar.Local(calendar.Plus(at, expire.After)) : calendar.Local(at) + expire.After;
        return expire.At switch
        {
            "exact" => calendar.Plus(at, expire.After),
            "endOfDay" => calendar.StartOf(local.Date.PlusDays(1)),
            "endOfMonth" => calendar.StartOf(new LocalDate(local.Year, local.Month, 1).PlusMonths(1)),
            "endOfYear" => calendar.StartOf(new LocalDate(local.Year + 1, 1, 1)),
            _ => throw new ArgumentException($"'{expire.At}' is no end of an expiry.", nameof(expire)),
        };
    }
}
