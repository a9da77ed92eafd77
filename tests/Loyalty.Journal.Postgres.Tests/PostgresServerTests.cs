using Loyalty.Postgres;
using Npgsql;

[assembly: AssemblyFixture(typeof(SharedPostgres))]

namespace Loyalty.Journal.Postgres.Tests;

/// <summary>The servers that tests start: what all other tests here stand on.</summary>
public sealed class PostgresServerTests
{
    [Theory]
    [InlineData(StopMode.Fast)]
    [InlineData(StopMode.Immediate)]
    public async Task A_restarted_server_is_at_the_same_place_with_the_same_data(StopMode mode)
    {
        SharedPostgres.SkipWithoutPostgres();
        await using var server = await PostgresServer.StartNew();
        var connectionString = await server.CreateDatabase("kept");
        await server.Execute("kept", "CREATE TABLE t (n int); INSERT INTO t VALUES (7);");
        await server.Stop(mode);
        await Should.ThrowAsync<NpgsqlException>(() => Scalar(connectionString, "SELECT 1"));
        await server.Start();
        (await Scalar(connectionString, "SELECT n FROM t")).ShouldBe(7);
        (await Scalar(connectionString, "SHOW fsync")).ShouldBe("on");
    }

    [Fact]
    public async Task A_paused_server_says_nothing_and_goes_on_later()
    {
        SharedPostgres.SkipWithoutPostgres();
        await using var server = await PostgresServer.StartNew();
        await using var connection = new NpgsqlConnection(server.ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT 1", connection);
        server.Pause();
        var answer = command.ExecuteScalarAsync();
        await Task.Delay(300);
        answer.IsCompleted.ShouldBeFalse();
        server.Continue();
        (await answer).ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_is_done_leaves_no_folder_and_no_process()
    {
        SharedPostgres.SkipWithoutPostgres();
        var server = await PostgresServer.StartNew();
        var (folder, process) = (Path.GetDirectoryName(server.Log)!, server.ProcessId);
        await server.DisposeAsync();
        Directory.Exists(folder).ShouldBeFalse();
        var arguments = $"/proc/{process}/cmdline";
        (File.Exists(arguments) ? await File.ReadAllTextAsync(arguments) : "").ShouldBeEmpty();
    }

    private static async Task<object?> Scalar(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
