using Loyalty.Domain.Catalogues;
using Loyalty.Domain.Promotions;
using NodaTime;

namespace Loyalty.Domain.Accounts;

/// <summary>What a decision may look at beside the account and the command.</summary>
/// <param name="Catalogue">What prices it.</param>
/// <param name="Now">The clock.</param>
public sealed record DecisionContext(Catalogue Catalogue, Instant Now)
{
    /// <summary>
    /// For a return: the order's history; null where the order is not known. For a cancelled voucher: that of the order which it paid;
    /// null where it paid none, or none that was awarded.
    /// </summary>
    public OrderHistory? Order { get; init; }

    /// <summary>128 random bits that are used for this decision alone, for what must not be guessed; 0 where nothing is issued.</summary>
    public UInt128 Seed { get; init; }

    /// <summary>For a capture, a release or a cancelled voucher: the event that answered the redemption; null where there is none.</summary>
    public AccountEvent? Redemption { get; init; }

    /// <summary>For an approval: the event that answered the adjustment; null where there is none.</summary>
    public AccountEvent? Adjustment { get; init; }

    /// <summary>For a return: the catalogue that priced the order.</summary>
    public Catalogue? OrderCatalogue { get; init; }

    /// <summary>For a purchase: what promotions with a budget may give; null: budgets do not count.</summary>
    public Budgets? Budgets { get; init; }
}
