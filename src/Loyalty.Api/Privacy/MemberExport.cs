using Loyalty.Contracts.Members;
using Loyalty.Contracts.Privacy;

namespace Loyalty.Api.Privacy;

/// <summary>Everything that is kept of a person.</summary>
internal sealed record MemberExport
{
    /// <summary>When it was put together.</summary>
    public required DateTimeOffset ExportedAt { get; init; }

    /// <summary>Who the person is.</summary>
    public required PersonView Person { get; init; }

    /// <summary>The member as of then.</summary>
    public required MemberView Member { get; init; }

    /// <summary>Every movement, the oldest first.</summary>
    public required LedgerEntry[] Ledger { get; init; }
}
