using System.Text;
using Loyalty.EndToEnd.Tests.Processes;
using Loyalty.EndToEnd.Tests.Shapes;

namespace Loyalty.EndToEnd.Tests.Wheel;

public sealed class TokenTests(Embedded engine, Chromium chromium) : WheelTests(engine, chromium)
{
    private static readonly string Lifetime5Seconds =
        $"x.{Convert.ToBase64String(Encoding.UTF8.GetBytes("""{"iat":1000,"exp":1005}""")).TrimEnd('=')}.x";

    [Fact]
    public async Task A_fresh_token_is_asked_for_before_the_old_one_ends_and_nobody_sees_it()
    {
        using var folder = new TemporaryFolder();
        using var server = new Server(folder.File("data"), Lifetime5Seconds); // its key looks like a token that lives five seconds
        await server.Start();
        await server.Client.Enrol(Program, "renewed");
        await using var visit = await Chromium.Open();
        await visit.Show(server.Address, "<progress-wheel></progress-wheel>");
        await visit.Page.EvalOnSelectorAsync("progress-wheel", $$"""
            async wheel => {
              await customElements.whenDefined("progress-wheel");
              wheel.asked = 0;
              wheel.lost = -1;
              wheel.getToken = async () => ({ token: (wheel.asked++, "{{Lifetime5Seconds}}") });
              wheel.addEventListener("live", () => { if (!wheel.live) wheel.lost++; else wheel.lost = Math.max(wheel.lost, 0); });
              wheel.setAttribute("src", "/v1/programs/{{Program}}/members/renewed/live");
            }
            """);
        await visit.ShouldBeLive();

        await visit.Page.WaitForFunctionAsync("document.querySelector('progress-wheel').asked >= 3"); // after 4 s and 8 s
        (await visit.Of("wheel.lost")).GetInt32().ShouldBe(0);
        await visit.ShouldShow((await server.Client.Buy(Program, "renewed", "1", 5)).Points("version"));
        visit.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refused_token_is_replaced()
    {
        await Client.Enrol(Program, "refused");
        await using var visit = await Chromium.Open();
        await visit.Show(Engine.Address, "<progress-wheel></progress-wheel>");
        await visit.Page.EvalOnSelectorAsync("progress-wheel", $$"""
            async wheel => {
              await customElements.whenDefined("progress-wheel");
              const tokens = ["too-old", "{{Server.Key}}"];
              wheel.getToken = () => tokens.shift();
              wheel.setAttribute("src", "/v1/programs/{{Program}}/members/refused/live");
            }
            """);

        await visit.ShouldBeLive();
    }

    [Fact]
    public async Task A_hidden_tab_lets_go_of_its_connection_and_takes_it_up_again_when_it_is_seen()
    {
        await Client.Enrol(Program, "hidden");
        await using var visit = await Chromium.Open();
        await visit.Page.Clock.InstallAsync();
        await visit.Follow(Engine, Program, "hidden");

        await Hide(visit, true);
        await visit.Page.Clock.RunForAsync("00:09");
        (await visit.Of("wheel.live")).GetBoolean().ShouldBeTrue("a short look elsewhere costs nothing");
        await visit.Page.Clock.RunForAsync("00:02");
        await visit.ShouldNotBeLive();
        var version = (await Client.Buy(Program, "hidden", "1", 5)).Points("version");
        (await visit.Of("wheel.member.version")).GetInt64().ShouldBeLessThan(version);

        await Hide(visit, false);
        await visit.ShouldShow(version);
        await visit.ShouldBeLive();
    }

    private static Task Hide(Visit visit, bool hidden) => visit.Page.EvaluateAsync(
        """
        hidden => {
          Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
          document.dispatchEvent(new Event("visibilitychange"));
        }
        """,
        hidden);
}
