using System.Text.Json;
using System.Text.Json.Nodes;
using Loyalty.Api.Tests.Snapshots;

namespace Loyalty.Api.Tests.Stories;

/// <summary>One of the programs that come with the engine, on a clock that the story moves, called as a shop calls it.</summary>
internal sealed class Story
{
    private readonly ApiServer server;
    private readonly string root;

    private Story(ApiServer server, string program)
    {
        this.server = server;
        root = $"v1/programs/{program}";
    }

    /// <summary>Puts the program as its file has it, but for <c>sandbox</c>, and sets its clock.</summary>
    public static async Task<Story> Begin(ApiServer server, string program, string now)
    {
        var document = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Snapshot.Root(), "programs", $"{program}.json")))!;
        document["sandbox"] = true;
        var story = new Story(server, program);
        await Read(server.Put(story.root, document.ToJsonString()));
        await story.Clock(now);
        return story;
    }

    /// <summary>Moves the clock; what is due by then has been done when it answers. Seconds may be left out.</summary>
    public Task Clock(string now) => Read(server.Put($"{root}/clock", JsonSerializer.Serialize(new { now = Seconds(now) })));

    /// <summary>Makes a member; the request has at least <c>memberId</c>.</summary>
    public async Task<StoryMember> Enrol(object request) =>
        new(this, (await Post("members", request)).GetProperty("memberId").GetString()!);

    public Task<JsonElement> Post(string path, object request) => Read(Send(path, request));

    public Task<JsonElement> Get(string path) => Read(server.Client.GetAsync($"{root}/{path}"));

    /// <summary>What a call that must be refused is told: the code, and the figures where there are any.</summary>
    public async Task<string> Refused(string path, object request)
    {
        using var answer = await Send(path, request);
        var text = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).ShouldBeInRange(400, 499, text);
        var problem = JsonElement.Parse(text);
        var code = problem.GetProperty("code").GetString()!;
        return problem.TryGetProperty("available", out var available) ? $"{code}: {available} of {problem.GetProperty("required")}" : code;
    }

    private Task<HttpResponseMessage> Send(string path, object request) =>
        server.Post($"{root}/{path}", JsonSerializer.Serialize(request));

    private static string Seconds(string time) => time.Length == "2026-01-01T00:00Z".Length ? time.Replace("Z", ":00Z") : time;

    private static async Task<JsonElement> Read(Task<HttpResponseMessage> call)
    {
        using var answer = await call;
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue(text);
        return JsonElement.Parse(text);
    }
}
