namespace Loyalty.Api.Tests;

public sealed class HealthTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Theory]
    [InlineData("health/live", """{"status":"live"}""")]
    [InlineData("health/ready", """{"status":"ready"}""")]
    public async Task Health_is_told_without_a_key(string path, string body)
    {
        using var anyone = new HttpClient { BaseAddress = server.Client.BaseAddress };

        (await anyone.GetStringAsync(path)).ShouldBe(body);
    }
}
