using Loyalty.Contracts.Referrals;
using Orleans.Concurrency;

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

    /// <summary>Awards an order. Many at once are decided one after the other and become durable together.</summary>
    [Alias("Purchase"), AlwaysInterleave]
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

    /// <summary>Spends the points that a redemption set aside.</summary>
    [Alias("Capture")]
    Task<Answer<Receipt>> Capture(string redemptionId, CancellationToken cancellation = default);

    /// <summary>Gives the points back that a redemption set aside.</summary>
    [Alias("Release")]
    Task<Answer<Receipt>> Release(string redemptionId, CancellationToken cancellation = default);

    /// <summary>Gives points to another member.</summary>
    [Alias("Give")]
    Task<Answer<Receipt>> Give(GiftRequest request, CancellationToken cancellation = default);

    /// <summary>Corrects the points by hand, or proposes it where a second person must approve.</summary>
    [Alias("Adjust")]
    Task<Answer<Receipt>> Adjust(AdjustmentRequest request, CancellationToken cancellation = default);

    /// <summary>Approves an adjustment that another person proposed.</summary>
    [Alias("Approve")]
    Task<Answer<Receipt>> Approve(string adjustmentId, ApprovalRequest request, CancellationToken cancellation = default);

    /// <summary>Stops points from leaving, or lets them leave again.</summary>
    [Alias("Freeze")]
    Task<Answer<Receipt>> Freeze(FreezeRequest request, bool frozen, CancellationToken cancellation = default);

    /// <summary>Gives an invitation-only tier.</summary>
    [Alias("Invite")]
    Task<Answer<Receipt>> Invite(InvitationRequest request, CancellationToken cancellation = default);

    /// <summary>Takes an invitation back.</summary>
    [Alias("Withdraw")]
    Task<Answer<Receipt>> Withdraw(string invitationId, ApprovalRequest request, CancellationToken cancellation = default);

    /// <summary>Tells other facts about the member.</summary>
    [Alias("Describe")]
    Task<Answer<MemberView>> Describe(ProfileRequest request, CancellationToken cancellation = default);

    /// <summary>The member's own referral code; the same for ever.</summary>
    [Alias("ReferralCode")]
    Task<Answer<ReferralCode>> ReferralCode(CancellationToken cancellation = default);

    /// <summary>The catalogue of rewards, with what this member may have now.</summary>
    [Alias("Rewards")]
    Task<Answer<RewardList>> Rewards(CancellationToken cancellation = default);

    /// <summary>Takes a gift of another member. Called when its effect is delivered.</summary>
    [Alias("ReceiveGift")]
    Task<Answer<Receipt>> ReceiveGift(GiftDelivery gift, CancellationToken cancellation = default);

    /// <summary>Takes the reward for a friend. Called when the referral's effect is delivered.</summary>
    [Alias("EarnReferral")]
    Task<Answer<Receipt>> EarnReferral(ReferralReward reward, CancellationToken cancellation = default);

    /// <summary>Takes the reward for a friend away again. Called when the referral's effect is delivered.</summary>
    [Alias("LoseReferral")]
    Task<Answer<Receipt>> LoseReferral(ReferralReward reward, CancellationToken cancellation = default);

    /// <summary>Gives the points back that a cancelled voucher cost. Called when the voucher's effect is delivered.</summary>
    [Alias("Restore")]
    Task<Answer<Receipt>> Restore(string effectId, string redemptionId, CancellationToken cancellation = default);

    /// <summary>Notes what became of an effect of this member's ledger: <c>true</c> it was done, <c>false</c> it was refused for good.</summary>
    [Alias("Confirm")]
    Task Confirm(long number, bool done, CancellationToken cancellation = default);

    /// <summary>
    /// Does whatever is due by now, and sends effects again that are not confirmed. Called by the sweep of due streams.
    /// </summary>
    /// <returns>Whether effects are on their way: then more may become due as soon as they arrive.</returns>
    [Alias("CatchUp")]
    Task<bool> CatchUp(CancellationToken cancellation = default);

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
