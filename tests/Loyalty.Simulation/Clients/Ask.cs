namespace Loyalty.Simulation.Clients;

/// <summary>Something that is sent until it is answered.</summary>
/// <param name="Member">Whose ledger it is about.</param>
/// <param name="Command">Kind and id; null for a read.</param>
/// <param name="Content">What was sent; the same for the same content.</param>
internal sealed record Ask(string Member, string? Command, string Content, Func<IGrainFactory, Task<Seen>> Send)
{
    /// <summary>What a refusal may be about: an order's command, or another member.</summary>
    public string? Refers { get; init; }

    /// <summary>What may earn once whatever the id.</summary>
    public string? BusinessKey { get; init; }
}
