using Loyalty.Contracts.Members;
using Loyalty.Contracts.Referrals;
using Loyalty.Grains.Tests.Cluster;

namespace Loyalty.Grains.Tests.BetweenMembers;

public sealed class ReferralTests
{
    [Fact]
    public async Task Both_sides_earn_when_the_friend_s_first_purchase_was_kept()
    {
        await using var shop = await Friends.Open(keptFor: "P14D");
        await shop.Enrolled("ann");
        var ben = await shop.Brought("ben", $"  {(await shop.CodeOf("ann")).ToLowerInvariant()} ");
        await ben.Purchase(Orders.Order("o1", 5)).Value();
        await shop.Settle(13.9);
        (await shop.Movements("ben")).ShouldBe(["purchase 500"]);
        (await shop.Movements("ann")).ShouldBeEmpty();

        await shop.Settle(14);
        (await shop.Movements("ben")).ShouldBe(["purchase 500", "referral 70"]);
        (await shop.Movements("ann")).ShouldBe(["referral 70"]);

        await ben.Purchase(Orders.Order("o2", 5)).Value();
        await ben.Return(new ReturnRequest { ReturnId = "r1", OrderId = "o1" }).Value();
        await shop.Settle(60);
        (await shop.SettledBalance("ben"), await shop.SettledBalance("ann")).ShouldBe((570L, 70L), "what was kept for long enough is kept");
    }

    [Fact]
    public async Task A_first_purchase_that_came_back_makes_room_for_the_next()
    {
        await using var shop = await Friends.Open(keptFor: "P14D");
        await shop.Enrolled("ann");
        var ben = await shop.Brought("ben", await shop.CodeOf("ann"));
        await ben.Purchase(Orders.Order("o1", 5)).Value();
        await shop.Settle(7);
        await ben.Return(new ReturnRequest { ReturnId = "r1", OrderId = "o1" }).Value();
        await shop.Settle(20);
        (await shop.Movements("ann")).ShouldBeEmpty();
        await ben.Purchase(Orders.Order("o2", 1)).Value();
        await shop.Settle(40);
        (await shop.Movements("ann")).ShouldBe(["referral 70"]);
        (await shop.Movements("ben")).ShouldBe(["purchase 500", "return -500", "purchase 100", "referral 70"]);
    }

    [Fact]
    public async Task A_reward_at_once_goes_back_with_the_purchase_and_comes_again_with_the_next()
    {
        await using var shop = await Friends.Open();
        await shop.Enrolled("ann");
        var ben = await shop.Brought("ben", await shop.CodeOf("ann"));
        for (var order = 1; order <= 3; order++)
        {
            await ben.Purchase(Orders.Order($"o{order}", 1)).Value();
            await ben.Return(new ReturnRequest { ReturnId = $"r{order}", OrderId = $"o{order}" }).Value();
        }

        await ben.Purchase(Orders.Order("o4", 1)).Value();
        await shop.Settle();
        (await shop.SettledBalance("ben"), await shop.SettledBalance("ann")).ShouldBe((170L, 70L));
        (await Code(shop, "ann")).Rewarded.ShouldBe(1);
    }

    [Fact]
    public async Task A_referrer_is_rewarded_up_to_the_cap_and_the_friends_all_are()
    {
        await using var shop = await Friends.Open(most: 3);
        await shop.Enrolled("ann");
        var code = await shop.CodeOf("ann");
        await Task.WhenAll(Enumerable.Range(0, 10).Select(async friend =>
            await (await shop.Brought($"f{friend}", code)).Purchase(Orders.Order("o", 1)).Value()));
        await shop.Settle();
        (await shop.SettledBalance("ann")).ShouldBe(210);
        (await Code(shop, "ann")).Rewarded.ShouldBe(3);
        for (var friend = 0; friend < 10; friend++)
        {
            (await shop.SettledBalance($"f{friend}")).ShouldBe(170);
        }
    }

    [Fact]
    public async Task A_code_is_the_same_for_ever_and_one_member_s_alone()
    {
        await using var shop = await Friends.Open();
        var ann = await shop.Enrolled("ann");
        await shop.Enrolled("ben");
        var codes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ann.ReferralCode().Value()));
        codes.ShouldAllBe(code => code.Code == codes[0].Code && code.Url == $"https://shop.example/join/{codes[0].Code}");
        (await shop.CodeOf("ben")).ShouldNotBe(codes[0].Code);
        await shop.Restart();
        (await shop.CodeOf("ann")).ShouldBe(codes[0].Code);
        (await shop.Journal.Version($"referral/storefront/{codes[0].Code}")).ShouldBe(1);
    }

    [Fact]
    public async Task A_code_that_another_has_already_is_left_to_the_other()
    {
        await using var shop = await Friends.Open();
        await shop.Enrolled("ann");
        var first = Domain.Referrals.ReferralCode.Of("storefront", "ann", 0);
        await shop.Grains.GetGrain<IReferralGrain>($"storefront/{first}").Claim("ben").Value();
        (await shop.CodeOf("ann")).ShouldBe(Domain.Referrals.ReferralCode.Of("storefront", "ann", 1));
        (await shop.Grains.GetGrain<IReferralGrain>($"storefront/{first}").Claim("ann").Refusal()).Code.ShouldBe("code-taken");
    }

    [Fact]
    public async Task Nobody_brings_themselves_and_nobody_is_brought_twice()
    {
        await using var shop = await Friends.Open();
        await shop.Enrolled("ann");
        await shop.Enrolled("cat");
        var own = Domain.Referrals.ReferralCode.Of("storefront", "dan", 0);
        await shop.Grains.GetGrain<IReferralGrain>($"storefront/{own}").Claim("dan").Value();
        (await Join(shop, "dan", own)).ShouldBe("referral-code-own");
        (await Join(shop, "ben", "0123456789AB")).ShouldBe("referral-code-unknown");
        (await Join(shop, "ben", "no code at all")).ShouldBe("referral-code-unknown");

        await shop.Brought("ben", await shop.CodeOf("ann"));
        (await Join(shop, "ben", await shop.CodeOf("cat"))).ShouldBe("id-reused");
        await shop.Member("ben").Purchase(Orders.Order("o1", 1)).Value();
        await shop.Settle();
        (await shop.SettledBalance("ann"), await shop.SettledBalance("cat")).ShouldBe((70L, 0L));
    }

    [Fact]
    public async Task A_program_without_referrals_has_no_codes()
    {
        await using var shop = await Friends.Open(change: program => program.Remove("referral"));
        await shop.Enrolled("ann");
        (await shop.Member("ann").ReferralCode().Refusal()).Code.ShouldBe("referrals-not-offered");
        (await shop.Member("nobody").ReferralCode().Refusal()).Code.ShouldBe("member-unknown");
        (await Join(shop, "ben", "0123456789AB")).ShouldBe("referrals-not-offered");
        (await shop.Journal.Streams("referral/", "", 10)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Joining_again_gets_the_same_answer_whatever_became_of_the_program()
    {
        await using var shop = await Friends.Open();
        await shop.Enrolled("ann");
        var request = new EnrolRequest { MemberId = "ben", ReferralCode = await shop.CodeOf("ann") };
        var first = await shop.Member("ben").Enrol(request).Value();
        await shop.Catalogue().Publish(Friends.Program(change: program => program.Remove("referral"))).Value();
        await shop.Restart();
        var again = await shop.Member("ben").Enrol(request);
        (again.Replayed, Orders.Text(again.Value)).ShouldBe((true, Orders.Text(first)));
    }

    private static async Task<string> Join(Shop shop, string member, string code) =>
        (await shop.Member(member).Enrol(new EnrolRequest { MemberId = member, ReferralCode = code }).Refusal()).Code;

    private static async Task<ReferralView> Code(Shop shop, string member) =>
        await shop.Grains.GetGrain<IReferralGrain>($"storefront/{await shop.CodeOf(member)}").Get().Value();
}
