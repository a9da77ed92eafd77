using System.Reflection;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Notifications;
using NodaTime;

namespace Loyalty.Domain.Tests.Notifications;

public sealed class NotificationTests
{
    private static readonly Instant At = Instant.FromUtc(2026, 3, 10, 15, 0);

    /// <summary>The example of the specification of Standard Webhooks.</summary>
    [Fact]
    public void Signature_is_that_of_Standard_Webhooks() =>
        new WebhookSecret("whsec_plJ3nmyCDGBKInavdOK15jsl")
            .Sign("msg_loFOjxBNrRLzqYUf", 1731705121, """{"event_type":"ping","data":{"success":true}}"""u8)
            .ShouldBe("v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=");

    [Fact]
    public void Secret_does_not_show_itself_when_it_is_printed()
    {
        var secret = WebhookSecret.Of(UInt128.MaxValue, 7);
        secret.ToString().ShouldBe("whsec_…");
        new WebhookEvent.SecretRotated { At = At, RotationId = "r", Secret = secret, OldUntil = At }.ToString()
            .ShouldNotContain(secret.Text["whsec_".Length..]);
    }

    [Fact]
    public void Id_says_nothing_of_the_member_and_is_another_for_each_place()
    {
        var ids = new[]
        {
            EventId.Of("member/storefront/anna", 17, "loyalty.tier.changed", 0), EventId.Of("member/storefront/anna", 18, "loyalty.tier.changed", 0),
            EventId.Of("member/storefront/anna", 17, "loyalty.balance.changed", 0), EventId.Of("member/storefront/anna", 17, "loyalty.tier.changed", 1),
            EventId.Of("member/storefront/annb", 17, "loyalty.tier.changed", 0), EventId.Of("member/other/anna", 17, "loyalty.tier.changed", 0),
        };
        ids.ShouldBeUnique();
        ids.ShouldAllBe(id => !id.Contains("ann") && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'));
    }

    [Fact]
    public void Kinds_have_a_name_each()
    {
        var cases = typeof(Notification).GetNestedTypes(BindingFlags.Public).Where(type => type.IsSubclassOf(typeof(Notification))).ToList();
        NotificationKinds.All.Length.ShouldBe(cases.Count);
        NotificationKinds.All.ShouldBeUnique();
        NotificationKinds.KindOf(new Notification.PromotionChanged("double", true)).ShouldBe("loyalty.promotion.changed");
        NotificationKinds.KindOf(new Notification.BirthdayCame(7)).ShouldBe("loyalty.birthday.came");
    }

    [Fact]
    public void Retries_come_ever_later_until_three_days_are_over()
    {
        var (now, attempts, times) = (At, 0, new List<Duration>());
        while (RetryPlan.Next(++attempts, At, now) is { } next)
        {
            times.Add(next - now);
            now = next;
        }

        times.Take(8).ShouldBe(times.Take(8).Order());
        times.Take(3).ShouldBe([Duration.FromSeconds(5), Duration.FromSeconds(30), Duration.FromMinutes(2)]);
        now.ShouldBe(At + Duration.FromDays(3));
        times.Max().ShouldBe(Duration.FromHours(3));
    }

    [Fact]
    public void Endpoint_rests_only_when_it_has_failed_again_and_again_and_never_for_long()
    {
        RetryPlan.RestsUntil(2, At).ShouldBeNull();
        Enumerable.Range(3, 40).Select(failures => RetryPlan.RestsUntil(failures, At)!.Value - At)
            .ShouldBe([.. new[] { 1, 2, 4, 8, 16, 32 }.Concat(Enumerable.Repeat(60, 34)).Select(seconds => Duration.FromSeconds(seconds))]);
    }

    [Fact]
    public void Dead_letters_beyond_a_thousand_push_out_the_oldest()
    {
        var webhook = WebhookEvolution.Evolve(null, new WebhookEvent.Registered
        {
            At = At, Url = "https://shop.example/", Types = [], IsPaused = false, Cursor = 0, Secret = WebhookSecret.Of(1, 2),
        });
        for (var round = 0; round < 11; round++)
            webhook = WebhookEvolution.Evolve(webhook, new WebhookEvent.Progressed
            {
                At = At, Cursor = round, Delivered = 0, Failures = 1,
                Died = [.. Enumerable.Range(0, 100).Select(n => new DeadLetter($"{round}-{n}", "t", "s", 1, 0, At, At, 1, "timeout"))],
            });
        (webhook.DeadLetters.Length, webhook.DeadLetters[0].Id, webhook.DeadLetters[^1].Id).ShouldBe((1_000, "1-0", "10-99"));
    }

    [Fact]
    public void Nothing_is_told_of_an_event_that_changes_nothing_that_is_seen()
    {
        var standing = new Loyalty.Domain.Tiers.Standing
        {
            Tier = new Loyalty.Domain.Tiers.TierHeld("gold", At), TierName = "Gold", Metric = Loyalty.Domain.Programs.TierMetric.Spend,
        };
        var confirmed = new AccountEvent.EffectConfirmed { At = At, Standing = standing, Number = 1, After = new Figures(5, 0, 0, 0) };
        Projection.Of(AccountStand.After(confirmed), confirmed, null).ShouldBeEmpty();
        Projection.Of(new AccountStand(new Figures(5, 0, 0, 0), "silver"), confirmed, null)
            .ShouldBe([new Notification.TierChanged("silver", "gold", "Gold")]);
        Projection.Of(new AccountStand(new Figures(9, 0, 0, 0), "gold"), confirmed, null)
            .ShouldBe([new Notification.BalanceChanged(-4, new Figures(5, 0, 0, 0))]);
    }
}
