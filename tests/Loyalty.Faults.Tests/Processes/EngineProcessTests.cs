using Loyalty.Faults.Processes;

namespace Loyalty.Faults.Tests.Processes;

/// <summary>A real process of the engine does what it is told.</summary>
[Trait("Speed", "slow")]
public sealed class EngineProcessTests
{
    [Fact]
    public async Task A_process_is_started_paused_continued_killed_and_stopped()
    {
        await using var cluster = await ProcessCluster.Start(Shape.Embedded);
        var process = cluster.Silos[0];
        process.IsRunning.ShouldBeTrue();
        using var http = new HttpClient { BaseAddress = cluster.Apis[0] };

        process.Pause();
        var asking = http.GetAsync("/health/live");
        await Task.WhenAny(asking, Task.Delay(300));
        asking.IsCompleted.ShouldBeFalse();
        process.Continue();
        (await asking).IsSuccessStatusCode.ShouldBeTrue();

        process.Kill();
        process.IsRunning.ShouldBeFalse();
        await Should.ThrowAsync<HttpRequestException>(() => http.GetAsync("/health/live"));
        await process.Start();
        (await process.Stop()).ShouldBe(0);
        process.IsRunning.ShouldBeFalse();
    }

    [Fact]
    public async Task A_process_that_does_not_start_says_why()
    {
        using var folder = new TemporaryFolder();
        using var process = new EngineProcess(
            Switches.Embedded("broken", BuildFolder.Present, Path.Combine("/proc", "no-such-folder"), FreePort.Find()), folder.Name);

        (await Should.ThrowAsync<InvalidOperationException>(process.Start)).Message.ShouldContain("broken does not get ready");
    }

    [Fact]
    public void A_build_without_the_executable_is_told() =>
        Should.Throw<FileNotFoundException>(() => new BuildFolder("nowhere", "release").Executable("Loyalty.Api"));

    private sealed class TemporaryFolder : IDisposable
    {
        public string Name { get; } = Directory.CreateTempSubdirectory("loyalty-faults-tests-").FullName;

        public void Dispose() => Directory.Delete(Name, recursive: true);
    }
}
