using Loyalty.Grains.Tests.Cluster;
using Loyalty.Journal;

namespace Loyalty.Grains.Tests.Vouchers;

public sealed class VoucherGrainTests
{
    [Fact]
    public async Task A_hundred_checkouts_race_to_use_a_voucher_and_exactly_one_wins()
    {
        await using var shop = await Gifts.Open();
        var code = await (await shop.Rich()).Bought("ten-percent");
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(use => shop.Voucher(code).Use(Gifts.Use($"u-{use}", 3, $"o-{use}"))));
        answers.Count(answer => answer.Value is not null).ShouldBe(1);
        answers.Where(answer => answer.Value is null).ShouldAllBe(answer => answer.Refusal!.Code == "voucher-used");
        (await shop.Voucher(code).Get().Value()).Uses!.Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_gift_voucher_that_many_use_at_once_never_goes_below_zero()
    {
        await using var shop = await Gifts.Open();
        var code = await (await shop.Rich()).Bought("gift-20");
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(use => shop.Voucher(code).Use(Gifts.Use($"u-{use}", 0.30m))));
        answers.Count(answer => answer.Value is not null).ShouldBe(66);
        answers.Where(answer => answer.Value is not null).Select(answer => answer.Value!.Left).ShouldBeUnique();
        var refused = answers.First(answer => answer.Refusal is not null).Refusal!;
        (refused.Code, refused.AvailableMoney, refused.RequiredMoney).ShouldBe(("voucher-amount-exceeded", 0.20m, 0.30m));
        var voucher = await shop.Voucher(code).Get().Value();
        (voucher.Left, voucher.State, voucher.Uses!.Sum(use => use.Amount)).ShouldBe((0.20m, "open", 19.80m));
    }

    [Fact]
    public async Task The_same_use_is_answered_as_it_was_for_ever()
    {
        await using var shop = await Gifts.Open();
        var code = await (await shop.Rich()).Bought("gift-20");
        var first = await shop.Voucher(code).Use(Gifts.Use("u-1", 5));
        await shop.Voucher(code).Use(Gifts.Use("u-2")).Value();
        await shop.Catalogue().MoveClock(Gifts.Start.AddYears(1)).Value();
        await shop.Restart();
        var again = await shop.Voucher(code).Use(Gifts.Use("u-1", 5.00m));
        (first.Replayed, again.Replayed).ShouldBe((false, true));
        Orders.Text(again.Value).ShouldBe(Orders.Text(first.Value));
        (await shop.Voucher(code).Use(Gifts.Use("u-1", 4)).Refusal()).Code.ShouldBe("id-reused");
        (await shop.Voucher(code).Use(Gifts.Use("u-1", 5, "o-2")).Refusal()).Code.ShouldBe("id-reused");
    }

    [Fact]
    public async Task A_use_in_doubt_is_what_the_store_holds()
    {
        await using var shop = await Gifts.Open();
        var code = await (await shop.Rich()).Bought("gift-20");
        shop.Journal.HideNextAppend();
        var hidden = await shop.Voucher(code).Use(Gifts.Use("u-1", 5));
        (hidden.Replayed, hidden.Value!.Left).ShouldBe((false, 15));
        shop.Journal.LoseNextAppend();
        await Should.ThrowAsync<JournalUnavailableException>(() => shop.Voucher(code).Use(Gifts.Use("u-2", 5)));
        (await shop.Voucher(code).Get().Value()).Left.ShouldBe(15);
        (await shop.Voucher(code).Use(Gifts.Use("u-2", 5)).Value()).Left.ShouldBe(10);
        await shop.Restart();
        (await shop.Voucher(code).Get().Value()).Left.ShouldBe(10);
    }

    [Fact]
    public async Task A_voucher_expires_at_its_instant_by_the_clock_of_the_program()
    {
        await using var shop = await Gifts.Open();
        var code = await (await shop.Rich()).Bought("gift-20");
        var expiry = (await shop.Voucher(code).Get().Value()).ExpiresAt!.Value;
        await shop.Catalogue().MoveClock(expiry.AddTicks(-1)).Value();
        await shop.Voucher(code).Use(Gifts.Use("u-1", 5)).Value();
        await shop.Catalogue().MoveClock(expiry).Value();
        (await shop.Voucher(code).Get().Value()).State.ShouldBe("expired");
        (await shop.Voucher(code).Use(Gifts.Use("u-2", 5)).Refusal()).Code.ShouldBe("voucher-expired");
        (await shop.Voucher(code).Cancel(Gifts.Cancel()).Refusal()).Code.ShouldBe("voucher-used");
    }

    [Fact]
    public async Task A_cancelled_voucher_gives_points_and_piece_back_once()
    {
        await using var shop = await Gifts.Open();
        var anna = await shop.Rich();
        var code = await anna.Bought("gift-20");
        (await anna.Get().Value()).Balance.ShouldBe(9_150);
        (await shop.Stock().Get().Value()).Left.ShouldBe(4);
        (await shop.Voucher(code).Cancel(Gifts.Cancel()).Value()).State.ShouldBe("cancelled");
        await shop.Voucher(code).Settle();
        (await anna.Get().Value()).Balance.ShouldBe(10_150);
        (await shop.Voucher(code).Cancel(Gifts.Cancel())).Replayed.ShouldBeTrue();
        (await shop.Voucher(code).Cancel(Gifts.Cancel("c-2")).Refusal()).Code.ShouldBe("voucher-cancelled");
        (await shop.Voucher(code).Use(Gifts.Use("u-1")).Refusal()).Code.ShouldBe("voucher-cancelled");
        await shop.Catalogue().MoveClock(Gifts.Start.AddHours(1)).Value();
        (await anna.Get().Value()).Balance.ShouldBe(10_150);
        (await shop.Stock().Get().Value()).Left.ShouldBe(5);
        (await shop.Journal.Due("", Gifts.Start.AddHours(1), 10)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_code_nobody_has_is_unknown_to_every_call()
    {
        await using var shop = await Gifts.Open();
        var nobody = shop.Voucher("0000-0000-0000-0000");
        (await nobody.Get().Refusal()).ShouldSatisfyAllConditions(
            refusal => refusal.Code.ShouldBe("voucher-unknown"), refusal => refusal.Status.ShouldBe(404));
        (await nobody.Use(Gifts.Use("u")).Refusal()).Code.ShouldBe("voucher-unknown");
        (await nobody.Cancel(Gifts.Cancel()).Refusal()).Code.ShouldBe("voucher-unknown");
        await nobody.Confirm(1, true);
        (await nobody.CatchUp()).ShouldBeFalse();
        (await shop.Journal.Streams("voucher/", "", 10)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_use_is_told_of_every_fault_of_its_shape()
    {
        await using var shop = await Gifts.Open();
        var refusal = await shop.Voucher("0000000000000000").Use(Gifts.Use("", -1, "a b")).Refusal();
        refusal.Faults.Select(fault => fault.Pointer).ShouldBe(["/useId", "/orderId", "/amount"]);
    }

    [Fact]
    public async Task A_code_is_in_no_log_and_in_the_name_of_no_stream()
    {
        await using var shop = await Gifts.Open();
        var code = await (await shop.Rich()).Bought("gift-20");
        await shop.Voucher(code).Use(Gifts.Use("u-1", 5)).Value();
        shop.Journal.BeforeRead = _ => throw new JournalUnavailableException();
        var failure = await Should.ThrowAsync<Exception>(() => shop.Voucher(code).Get());
        shop.Journal.BeforeRead = null;
        failure.ToString().ShouldNotContain(code);
        shop.Log.All.ShouldNotBeEmpty();
        shop.Log.All.ShouldAllBe(line => !line.Contains(code, StringComparison.OrdinalIgnoreCase));
        (await shop.Journal.Streams("", "", 100)).ShouldAllBe(stream => !stream.Contains(code, StringComparison.OrdinalIgnoreCase));
    }
}
