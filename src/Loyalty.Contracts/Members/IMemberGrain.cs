namespace Loyalty.Contracts.Members;

/// <summary>
/// One member of one program. Key: <c>{program}/{member}</c>. Commands carry the caller's id and may be sent again at will: the
/// same id with the same content gets the same answer, for ever. An exception means that the outcome is unknown: send it again.
/// </summary>
[Alias("loyalty.IMemberGrain")]
public interface IMemberGrain : IGrainWithStringKey
{
    /// <summary>Makes the member; the member id is the command's id.</summary>
    [Alias("Enrol")]
    Task<Answer<MemberView>> Enrol(EnrolRequest request, CancellationToken cancellation = default);

    /// <summary>The member as of now: whatever is due has happened.</summary>
    [Alias("Get")]
    Task<Answer<MemberView>> Get(CancellationToken cancellation = default);

    /// <summary>Awards an order.</summary>
    [Alias("Purchase")]
    Task<Answer<Receipt>> Purchase(PurchaseRequest request, CancellationToken cancellation = default);

    /// <summary>Takes back what the returned part of an order earned.</summary>
    [Alias("Return")]
    Task<Answer<Receipt>> Return(ReturnRequest request, CancellationToken cancellation = default);

    /// <summary>Awards an activity that the program declares.</summary>
    [Alias("Act")]
    Task<Answer<Receipt>> Act(ActivityRequest request, CancellationToken cancellation = default);

    /// <summary>Spends points on a reward or as payment.</summary>
    [Alias("Redeem")]
    Task<Answer<Receipt>> Redeem(RedemptionRequest request, CancellationToken cancellation = default);

    /// <summary>What a purchase would earn, now or at a time; changes nothing.</summary>
    [Alias("Quote")]
    Task<Answer<Receipt>> Quote(QuoteRequest request, CancellationToken cancellation = default);

    /// <summary>Entries after a version, oldest first.</summary>
    [Alias("Ledger")]
    Task<Answer<LedgerPage>> Ledger(long after, int limit, CancellationToken cancellation = default);

    /// <summary>Does whatever is due by now. Called by the sweep of due streams.</summary>
    [Alias("CatchUp")]
    Task CatchUp(CancellationToken cancellation = default);

    /// <summary>
    /// Tells a watcher of every change from now on; answers the present state. A watch ends by itself after two minutes: watch again
    /// before.
    /// </summary>
    [Alias("Watch")]
    Task<Answer<MemberView>> Watch(IMemberWatcher watcher);

    /// <summary>Ends a watch; does nothing where there is none.</summary>
    [Alias("Unwatch")]
    Task Unwatch(IMemberWatcher watcher);
}

/// <summary>Someone who looks at a member live.</summary>
[Alias("loyalty.IMemberWatcher")]
public interface IMemberWatcher : IGrainObserver
{
    /// <summary>The member after a change. May come late or twice: the version tells.</summary>
    [Alias("Changed")]
    Task Changed(MemberView member);
}
