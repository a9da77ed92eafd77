using Loyalty.Contracts;
using Loyalty.Contracts.Members;
using Loyalty.Contracts.Referrals;

namespace Loyalty.Api.Tests.Fakes;

/// <content>Gifts and a code; what else passes between members, or is done by staff, is tested against the engine alone.</content>
internal sealed partial class FakeMember
{
    public Task<Answer<Receipt>> Capture(string redemptionId, CancellationToken cancellation = default) => No<Receipt>();

    public Task<Answer<Receipt>> Release(string redemptionId, CancellationToken cancellation = default) => No<Receipt>();

    public Task<Answer<Receipt>> Give(GiftRequest request, CancellationToken cancellation = default) =>
        Do("gift", request.GiftId, request, null, [new BreakdownLine { Rule = "gift", Points = -request.Points }]);

    public Task<Answer<Receipt>> Adjust(AdjustmentRequest request, CancellationToken cancellation = default) => No<Receipt>();

    public Task<Answer<Receipt>> Approve(string adjustmentId, ApprovalRequest request, CancellationToken cancellation = default) => No<Receipt>();

    public Task<Answer<Receipt>> Freeze(FreezeRequest request, bool frozen, CancellationToken cancellation = default) => No<Receipt>();

    public Task<Answer<Receipt>> Invite(InvitationRequest request, CancellationToken cancellation = default) => No<Receipt>();

    public Task<Answer<Receipt>> Withdraw(string invitationId, ApprovalRequest request, CancellationToken cancellation = default) => No<Receipt>();

    public Task<Answer<MemberView>> Describe(ProfileRequest request, CancellationToken cancellation = default) => No<MemberView>();

    public Task<Answer<ReferralCode>> ReferralCode(CancellationToken cancellation = default) => enrolled is null
        ? Unknown<ReferralCode>()
        : Answers.Give(new ReferralCode { Code = "0123456789AB", Url = "https://shop.example/join/0123456789AB" });

    public Task<Answer<RewardList>> Rewards(CancellationToken cancellation = default) => enrolled is null
        ? Unknown<RewardList>()
        : Answers.Give(new RewardList
        {
            Rewards =
            [
                new RewardView
                {
                    Id = "gift-20", Name = "Gift voucher", Points = 20_000, Kind = "giftVoucher", Amount = 20, Currency = "USD",
                    Available = false, Reason = "insufficient-points", Missing = 20_000 - balance,
                },
            ],
        });

    public Task<Answer<Receipt>> ReceiveGift(GiftDelivery gift, CancellationToken cancellation = default) => No<Receipt>();

    public Task<Answer<Receipt>> EarnReferral(ReferralReward reward, CancellationToken cancellation = default) => No<Receipt>();

    public Task<Answer<Receipt>> LoseReferral(ReferralReward reward, CancellationToken cancellation = default) => No<Receipt>();

    public Task<Answer<Receipt>> Restore(string effectId, string redemptionId, CancellationToken cancellation = default) => No<Receipt>();

    public Task Confirm(long number, bool done, CancellationToken cancellation = default) => Task.CompletedTask;

    private static Task<Answer<T>> No<T>()
        where T : class => Answers.Refuse<T>("not-here", "This account cannot do that.");
}
