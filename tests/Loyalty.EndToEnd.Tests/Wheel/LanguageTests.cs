using Loyalty.EndToEnd.Tests.Shapes;
using Microsoft.Playwright;

namespace Loyalty.EndToEnd.Tests.Wheel;

public sealed class LanguageTests(Embedded engine, Chromium chromium) : WheelTests(engine, chromium)
{
    // What is missing, by language and number, in points.
    private static readonly (string Language, int Missing, string Words)[] Points =
    [
        ("en-US", 1, "1 point to Gold"),
        ("en-GB", 2, "2 points to Gold"),
        ("fr-CA", 1, "Encore 1 point avant Gold"),
        ("fr", 12, "Encore 12 points avant Gold"),
        ("de-AT", 1, "Noch 1 Punkt bis Gold"),
        ("de", 12, "Noch 12 Punkte bis Gold"),
        ("es", 12, "A 12 puntos de Gold"),
        ("it", 12, "Ancora 12 punti per Gold"),
        ("sv", 12, "12 poäng kvar till Gold"),
        ("ar", 2, "بقي 2 نقطتان للوصول إلى Gold"),
        ("ar", 5, "بقي 5 نقاط للوصول إلى Gold"),
        ("ar", 12, "بقي 12 نقطة للوصول إلى Gold"),
        ("zh-CN", 12, "距Gold还差12 积分"),
        ("ja", 12, "Goldまであと12 ポイント"),
        ("ko", 12, "Gold까지 12 포인트"),
        ("nl", 12, "12 points to Gold"), // not among ours
    ];

    [Fact]
    public async Task What_is_missing_is_said_in_the_words_and_plurals_of_the_language()
    {
        await using var visit = await Chromium.Open();
        await visit.Show(Engine.Address, "<progress-wheel></progress-wheel>");
        foreach (var (language, missing, words) in Points)
        {
            await visit.Page.EvalOnSelectorAsync("progress-wheel", """
                (wheel, [language, missing]) => {
                  wheel.lang = language;
                  wheel.member = { version: 1, tier: { id: "silver", name: "Silver" }, progress: {
                    nextTier: "gold", nextTierName: "Gold", missing, percent: 40, formatted: { value: "8", threshold: "20", missing: String(missing) } } };
                }
                """, new object[] { language, missing });
            await Assertions.Expect(visit.Page.Locator("progress-wheel .next")).ToHaveTextAsync(words);
        }

        visit.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wheel_in_arabic_reads_from_the_right_whatever_the_page_does()
    {
        await Client.Post("net-a-porter/members", new { memberId = "noor", locale = "ar-AE", currency = "AED" });
        await using var visit = await Chromium.Open();
        await visit.Show(Engine.Address, Visit.Wheel(Engine.Address, "net-a-porter", "noor", $"token=\"{Processes.Server.Key}\""));
        await visit.ShouldBeLive();

        await Assertions.Expect(visit.Status).ToHaveTextAsync("مباشر");
        await Assertions.Expect(visit.Page.Locator("progress-wheel .tier")).ToHaveTextAsync("عضو");
        await Assertions.Expect(visit.Page.Locator("progress-wheel .value")).ToContainTextAsync("د.إ.");
        await Assertions.Expect(visit.Page.Locator("progress-wheel .next")).ToContainTextAsync("للوصول إلى فضي");
        (await visit.Status.EvaluateAsync<string>("status => getComputedStyle(status).direction")).ShouldBe("rtl");
    }

    [Fact]
    public async Task Who_listens_is_told_once_it_is_quiet_and_not_of_each_purchase()
    {
        await Client.Enrol(Program, "listener");
        await using var visit = await Chromium.Open();
        await visit.Follow(Engine, Program, "listener");
        await visit.Said.EvaluateAsync(
            "said => new MutationObserver(() => (window.heard ??= []).push(said.textContent)).observe(said, { childList: true })");

        for (var order = 1; order <= 10; order++)
        {
            await Client.Buy(Program, "listener", $"order-{order}", 1);
        }

        await visit.Page.WaitForFunctionAsync("window.heard?.length");
        (await visit.Page.EvaluateAsync<string[]>("window.heard")).ShouldBe(["You are now Silver. Silver: 1,150 of 5,001. 3,851\u00a0points to Gold"]);
    }
}
