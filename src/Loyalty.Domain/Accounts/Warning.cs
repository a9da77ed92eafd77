using System.Collections.Immutable;
using Loyalty.Domain.Calendars;
using Loyalty.Domain.Programs;
using NodaTime;

namespace Loyalty.Domain.Accounts;

/// <summary>
/// When a member is warned of points about to expire: so long before as the program says, or at once for what comes later than that; once
/// for all of a day. Lots that come in with an expiry of which the member was warned already are not told again.
/// </summary>
internal static class Warning
{
    /// <summary>When the next warning is due; <see cref="Instant.MaxValue"/>: there is none.</summary>
    public static Instant NextDue(Account account, LoyaltyProgram program)
    {
        if (program.Points.WarnBefore is not { } period)
        {
            return Instant.MaxValue;
        }

        foreach (var lot in account.Lots)
        {
            if (!IsTold(account, lot))
            {
                return lot.ExpiresAt == Instant.MaxValue
                    ? Instant.MaxValue
                    : Instant.Max(account.Seen, program.TimeZone.Minus(lot.ExpiresAt, period));
            }
        }

        return Instant.MaxValue;
    }

    /// <summary>What the member is warned of at an instant at which it is due: all that would be due on the same day of the program's zone.</summary>
    public static ImmutableArray<Lot> Of(Account account, LoyaltyProgram program, Instant due) =>
    [
        .. account.Lots.Where(lot => !IsTold(account, lot) && lot.ExpiresAt != Instant.MaxValue
            && program.TimeZone.DateOf(program.TimeZone.Minus(lot.ExpiresAt, program.Points.WarnBefore!)) <= program.TimeZone.DateOf(due)),
    ];

    private static bool IsTold(Account account, Lot lot) => lot.ExpiresAt <= account.WarnedUpTo;
}
