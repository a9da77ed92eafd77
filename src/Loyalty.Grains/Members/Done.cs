using Loyalty.Contracts;
using Loyalty.Domain.Accounts;

namespace Loyalty.Grains.Members;

/// <summary>The event that answers a command, and its place in the ledger.</summary>
internal sealed record Done(AccountEvent Event, long Version);

/// <summary>Turns what was done into what is answered.</summary>
internal static class DoneAnswers
{
    public static Answer<T> Map<T>(this Answer<Done> answer, Func<Done, T> map)
        where T : class => new()
        {
            Value = answer.Value is { } done ? map(done) : null,
            Refusal = answer.Refusal,
            Replayed = answer.Replayed,
        };
}
