using Loyalty.Contracts;
using Loyalty.Contracts.Members;
using Loyalty.Contracts.Referrals;

namespace Loyalty.Api.Tests.Fakes;

/// <summary>What this account does not do: tests of it run against the engine.</summary>
internal sealed partial class FakeMember
{
    public Task<Answer<Receipt>> Capture(string redemptionId, CancellationToken cancellation = default) => No<Receipt>();

    public Task<Answer<Receipt>> Release(string redemptionId, CancellationToken cancellation = default) => No<Receipt>();

    public Task<Answer<Receipt>> Give(GiftRequest request, CancellationToken cancellation = default) => No<Receipt>();

    public Task<Answer<Receipt>> Adjust(AdjustmentRequest request, CancellationToken cancellation = default) => No<Receipt>();

    public Task<Answer<Receipt>> Approve(string adjustmentId, ApprovalRequest request, CancellationToken cancellation = default) => No<Receipt>();

    public Task<Answer<Receipt>> Freeze(FreezeRequest request, bool frozen, CancellationToken cancellation = default) => No<Receipt>();

    public Task<Answer<Receipt>> Invite(InvitationRequest request, CancellationToken cancellation = default) => No<Receipt>();

    public Task<Answer<Receipt>> Withdraw(string invitationId, ApprovalRequest request, CancellationToken cancellation = default) => No<Receipt>();

    public Task<Answer<MemberView>> Describe(ProfileRequest request, CancellationToken cancellation = default) => No<MemberView>();

    public Task<Answer<ReferralCode>> ReferralCode(CancellationToken cancellation = default) => No<ReferralCode>();

    public Task<Answer<RewardList>> Rewards(CancellationToken cancellation = default) => No<RewardList>();

    public Task<Answer<Receipt>> ReceiveGift(GiftDelivery gift, CancellationToken cancellation = default) => No<Receipt>();

    public Task<Answer<Receipt>> EarnReferral(ReferralReward reward, CancellationToken cancellation = default) => No<Receipt>();

    public Task<Answer<Receipt>> LoseReferral(ReferralReward reward, CancellationToken cancellation = default) => No<Receipt>();

    public Task<Answer<Receipt>> Restore(string effectId, string redemptionId, CancellationToken cancellation = default) => No<Receipt>();

    public Task Confirm(long number, bool done, CancellationToken cancellation = default) => Task.CompletedTask;

    private static Task<Answer<T>> No<T>()
        where T : class => Answers.Refuse<T>("not-here", "This account cannot do that.");
}
