using Loyalty.Faults.Members;

namespace Loyalty.Faults.Tests.Members;

public sealed class WishTests
{
    [Fact]
    public void A_wish_says_what_a_refusal_may_be_about()
    {
        Wish.Return("mary", "r", "o").Refers.ShouldBe("purchase/o");
        Wish.Give("mary", "g", "paul", 1).Refers.ShouldBe("paul");
        Wish.Review("mary", "a", 7).BusinessKey.ShouldBe("review/7");
    }

    [Fact]
    public void A_read_is_no_command() =>
        (Wish.Read("mary").Command, Wish.Read("mary").Method).ShouldBe((null, HttpMethod.Get));
}
