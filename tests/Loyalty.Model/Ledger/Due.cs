using NodaTime;

namespace Loyalty.Model.Ledger;

/// <summary>What the passing of time does, in the order of its instants.</summary>
internal static class Due
{
    public static void RunUntil(Account account, Instant until)
    {
        while (NextInstant(account, until) is { } instant)
        {
            MakeAvailable(account, instant);
            Spending.ReleaseForgotten(account, instant);
            Expire(account, instant);
            account.Clock = Instant.Max(account.Clock, instant);
            GiveBirthday(account, instant);
            GiveMembership(account, instant);
            Referring.RewardFriend(account, instant);
            account.NoteBalance(account.Clock, isDue: !account.Balances.Any(balance => balance.At == account.Clock && !balance.IsDue));
            EndInvitation(account, instant);
        }

        account.Clock = Instant.Max(account.Clock, until);
        account.Tier?.Settle(account.Clock);
    }

    private static Instant? NextInstant(Account account, Instant until)
    {
        var instants = account.Lots.Pending.Keys.Select(key => Instant.Min(key.AvailableAt, key.ExpiresAt))
            .Concat(account.Lots.Available.Keys)
            .Concat(account.Holds.Select(hold => hold.Until).OfType<Instant>())
            .Concat(new[] { account.Brought?.KeptAt, account.Invited?.Until }.OfType<Instant>())
            .Concat(BirthdayInstants(account, until))
            .Concat(MembershipInstants(account, until).Select(membership => membership.At))
            .Where(instant => instant <= until)
            .ToList();
        return instants.Count > 0 ? instants.Min() : null;
    }

    private static void MakeAvailable(Account account, Instant instant)
    {
        foreach (var key in account.Lots.Pending.Keys.Where(key => key.AvailableAt <= instant).ToList())
        {
            var points = account.Lots.TakeFromPending(key.AvailableAt, key.ExpiresAt, long.MaxValue);
            Giving.Credit(account, key.ExpiresAt, points);
        }
    }

    private static void Expire(Account account, Instant instant)
    {
        foreach (var expiresAt in account.Lots.Available.Keys.Where(key => key <= instant).ToList())
        {
            NoteExpired(account, expiresAt, account.Lots.TakeFrom(expiresAt, long.MaxValue));
        }

        foreach (var key in account.Lots.Pending.Keys.Where(key => key.ExpiresAt <= instant).ToList())
        {
            NoteExpired(account, key.ExpiresAt, account.Lots.TakeFromPending(key.AvailableAt, key.ExpiresAt, long.MaxValue));
        }
    }

    private static void EndInvitation(Account account, Instant instant)
    {
        if (account.Invited?.Until <= instant)
        {
            account.Tier?.Settle(account.Clock);
            account.Invited = null;
            account.Tier?.Settle(account.Clock, isRetroactive: true);
        }
    }

    private static void NoteExpired(Account account, Instant expiresAt, long points)
    {
        account.Expired += points;
        account.Lots.Expired[expiresAt] = account.Lots.Expired.GetValueOrDefault(expiresAt) + points;
    }

    private static void GiveBirthday(Account account, Instant instant)
    {
        if (BirthdayInstants(account, instant).Contains(instant))
        {
            Awarding.Birthday(account, instant, isDue: true);
        }
    }

    private static void GiveMembership(Account account, Instant instant)
    {
        foreach (var (months, _) in MembershipInstants(account, instant).Where(membership => membership.At == instant).ToList())
        {
            Awarding.Membership(account, instant, months);
        }
    }

    /// <summary>The first instants of the member's birthday months, up to an instant, that were not seen to yet.</summary>
    private static IEnumerable<Instant> BirthdayInstants(Account account, Instant until)
    {
        if (account.Member is null || account.BirthdayMonth is not { } month || !HasRuleOn(account, "birthdayMonth"))
        {
            yield break;
        }

        for (var year = account.Calendar.Local(account.Member.At).Year; ; year++)
        {
            var instant = account.Calendar.StartOf(new LocalDate(year, month, 1));
            if (instant > until)
            {
                yield break;
            }

            if (instant > account.BirthdaySeenUntil)
            {
                yield return instant;
            }
        }
    }

    private static IEnumerable<(int Months, Instant At)> MembershipInstants(Account account, Instant until)
    {
        if (account.Member is null || !HasRuleOn(account, "membership"))
        {
            yield break;
        }

        for (var months = 1; ; months++)
        {
            var instant = account.Calendar.Plus(account.Member.At, Period.FromMonths(months));
            if (instant > until)
            {
                yield break;
            }

            if (months > account.MembershipSeen)
            {
                yield return (months, instant);
            }
        }
    }

    private static bool HasRuleOn(Account account, string occasion) => account.Program.Earn.Any(rule => rule.On == occasion);
}
