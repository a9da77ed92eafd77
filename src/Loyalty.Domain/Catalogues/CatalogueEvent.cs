using NodaTime;

namespace Loyalty.Domain.Catalogues;

/// <summary>Something that happened to a catalogue. Documents are kept as they were put.</summary>
public abstract record CatalogueEvent
{
    private CatalogueEvent()
    {
    }

    /// <summary>A program document was put in force.</summary>
    public sealed record ProgramPublished(string Document) : CatalogueEvent;

    /// <summary>A promotion was put: added, or in the place of the one with its id.</summary>
    public sealed record PromotionPut(string Id, string Document) : CatalogueEvent;

    /// <summary>A promotion was switched on or off.</summary>
    public sealed record PromotionSwitched(string Id, bool Active) : CatalogueEvent;

    /// <summary>An incarnation of a silo may spend of the program's budgets from now on.</summary>
    public sealed record HolderListed(string Holder) : CatalogueEvent;

    /// <summary>
    /// An incarnation of a silo spends no more: it has stopped, or is held to be dead. No award that it has decided by then can be
    /// stored any more, as the catalogue has moved on.
    /// </summary>
    public sealed record HolderRevoked(string Holder) : CatalogueEvent;

    /// <summary>A sandbox program's clock was moved.</summary>
    public sealed record ClockMoved(Instant Now) : CatalogueEvent;
}
