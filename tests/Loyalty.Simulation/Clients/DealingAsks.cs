using System.Globalization;
using Loyalty.Contracts.Members;

namespace Loyalty.Simulation.Clients;

/// <summary>What customers and staff send beside buying.</summary>
internal static class DealingAsks
{
    public static Ask Reward(string member, string id, string reward) => new(member, $"redemption/{id}", reward,
        async grains => Seen.Of(await Asks.Member(grains, member).Redeem(new RedemptionRequest { RedemptionId = id, RewardId = reward })));

    public static Ask Hold(string member, string id, long points) => new(member, $"redemption/{id}", $"hold {points}",
        async grains => Seen.Of(await Asks.Member(grains, member).Redeem(new RedemptionRequest { RedemptionId = id, Points = points, Hold = true })));

    public static Ask HoldReward(string member, string id, string reward) => new(member, $"redemption/{id}", $"hold {reward}",
        async grains => Seen.Of(await Asks.Member(grains, member).Redeem(new RedemptionRequest { RedemptionId = id, RewardId = reward, Hold = true })));

    public static Ask Capture(string member, string id) => new(member, $"capture/{id}", "",
        async grains => Seen.Of(await Asks.Member(grains, member).Capture(id)));

    public static Ask Release(string member, string id) => new(member, $"release/{id}", "",
        async grains => Seen.Of(await Asks.Member(grains, member).Release(id)));

    public static Ask Adjust(string member, string id, long points) => new(member, $"adjustment/{id}", $"{points}",
        async grains => Seen.Of(await Asks.Member(grains, member).Adjust(
            new AdjustmentRequest { AdjustmentId = id, Points = points, Reason = "a correction", Actor = "staff" })));

    public static Ask Approve(string member, string id) => new(member, $"approval/{id}", "",
        async grains => Seen.Of(await Asks.Member(grains, member).Approve(id, new ApprovalRequest { Actor = "boss" })));

    public static Ask Invite(string member, string id) => new(member, $"invitation/{id}", "",
        async grains => Seen.Of(await Asks.Member(grains, member).Invite(
            new InvitationRequest { InvitationId = id, Tier = ShopProgram.Invited, Actor = "staff" })));

    public static Ask Withdraw(string member, string id) => new(member, $"withdrawal/{id}", "",
        async grains => Seen.Of(await Asks.Member(grains, member).Withdraw(id, new ApprovalRequest { Actor = "staff" })));

    public static Ask Freeze(string member, string id, bool isFrozen) => new(member, $"freeze/{id}", $"{isFrozen}",
        async grains => Seen.Of(await Asks.Member(grains, member).Freeze(new FreezeRequest { FreezeId = id, Reason = "a look" }, isFrozen)));

    public static Ask Describe(string member, string id, int month, int day) => new(member, $"profile/{id}", $"{month} {day}",
        async grains => Seen.Of(await Asks.Member(grains, member).Describe(new ProfileRequest
        {
            ChangeId = id,
            Birthday = string.Create(CultureInfo.InvariantCulture, $"--{month:00}-{day:00}"),
        })));

    public static Ask Join(string friend, string code) => new(friend, $"enrol/{friend}", code,
        async grains => Seen.Of(await Asks.Member(grains, friend).Enrol(new EnrolRequest { MemberId = friend, ReferralCode = code })));
}
