namespace Loyalty.History;

/// <summary>Something that cannot be true if the invariant holds.</summary>
/// <param name="Invariant">The letter of the invariant.</param>
/// <param name="Ledger">In whose ledger.</param>
public sealed record Violation(char Invariant, string Ledger, string What)
{
    /// <summary>The version that it is about, where it is about one.</summary>
    public long? Version { get; init; }
}
