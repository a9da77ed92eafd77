using System.Collections.Immutable;

namespace Loyalty.Domain.Accounts;

/// <summary>What an account makes of a command.</summary>
public abstract record Decision
{
    private Decision()
    {
    }

    /// <summary>Granted: these events happen, what was due before included; the last one answers the command.</summary>
    public sealed record Granted(ImmutableArray<AccountEvent> Events, Account After) : Decision;

    /// <summary>Refused: nothing happens.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="Available">Points that are there, where the reason is lack of them.</param>
    /// <param name="Required">Points that would be needed, where the reason is lack of them.</param>
    public sealed record Refused(AccountRefusal Reason, long? Available = null, long? Required = null) : Decision;
}
