using Loyalty.EndToEnd.Tests.Processes;
using Loyalty.Postgres;

namespace Loyalty.EndToEnd.Tests.Shapes;

/// <summary>What a person sees who starts a process in a wrong way: one line that says what to do, and exit code 1.</summary>
[Trait("Speed", "slow")]
public sealed class RefusedStartTests(SharedPostgres postgres)
{
    private const string Postgres = "--journal postgres --connection";
    private const string Sound = "Host=127.0.0.1;Username=postgres";

    public static TheoryData<string, string> OfBoth => new()
    {
        { "--journal mysql", "--journal is sqlite, postgres or azure, not 'mysql'." },
        { "--silo nne", "--silo is embedded or none, not 'nne'." },
        { "--journal postgres", "needs --connection, for example \"Host=" },
        { $"{Postgres} 127.0.0.1", "--connection is of the form \"Host=" },
        { $"{Postgres} Hots=127.0.0.1", "--connection is of the form \"Host=" },
        { $"{Postgres} Username=loyalty", "--connection names no Host" },
        { $"{Postgres} {Sound} --advertise 10.1.2.3", "needs Loyalty:ClusterSecret (the variable Loyalty__ClusterSecret)" },
        { $"{Postgres} {Sound} --advertise silo-1", "--advertise is an IP address" },
        { $"{Postgres} {Sound} --cluster-secret short", "Loyalty:ClusterSecret has at least 16 characters" },
        { $"{Postgres} {Sound} --silo-port many", "Failed to convert configuration value 'many' at 'Loyalty:SiloPort'" },
        { "--jornal postgres", "There is no switch '--jornal'. There are --journal, --data, --connection," },
        { "--jornal=postgres", "There is no switch '--jornal'" },
        { "-journal postgres", "There is no switch '-journal'" },
        { "postgres", "There is no switch 'postgres'" },
        { "--Loyalty: 5", "There is no switch '--Loyalty:'" },
        { "--journal", "The switch '--journal' needs a value." },
    };

    [Theory]
    [MemberData(nameof(OfBoth))]
    public async Task A_wrong_setting_is_told_in_one_line(string arguments, string words)
    {
        await Refuses(Built.Api, words, arguments.Split(' '));
        await Refuses(Built.Silo, words, arguments.Split(' '));
    }

    [Fact]
    public async Task A_gateway_on_SQLite_is_refused_and_a_silo_is_no_gateway()
    {
        await Refuses(Built.Api, "it needs their --journal, postgres or azure, and their --connection", "--silo", "none");
        await Refuses(
            Built.Silo,
            "a gateway is Loyalty.Api with --silo none",
            "--silo", "none", "--journal", "postgres", "--connection", await postgres.NewDatabase());
    }

    [Fact]
    public async Task A_store_that_is_not_there_is_told_by_silo_and_gateway()
    {
        SharedPostgres.SkipWithoutPostgres();
        var nobody = $"Host=127.0.0.1;Username=postgres;Port={FreePort.Find()}";
        var nowhere = (await postgres.NewDatabase()).Replace("Database=", "Database=not-", StringComparison.Ordinal);
        foreach (var (connection, words) in new[] { (nobody, "Failed to connect to 127.0.0.1"), (nowhere, "\" does not exist") })
        {
            await Refuses(Built.Silo, words, "--journal", "postgres", "--connection", connection);
            await Refuses(Built.Api, words, "--journal", "postgres", "--connection", connection);
            await Refuses(Built.Api, words, "--journal", "postgres", "--connection", connection, "--silo", "none");
        }
    }

    [Fact]
    public async Task A_store_that_may_forget_what_it_confirmed_is_refused()
    {
        SharedPostgres.SkipWithoutPostgres();
        await using var forgetful = await PostgresServer.StartNew("fsync = off");

        await Refuses(
            Built.Silo,
            "Its fsync is off, so that a power cut loses what it has confirmed: set fsync = on",
            "--journal", "postgres", "--connection", forgetful.ConnectionString("postgres"));
    }

    [Fact]
    public async Task What_the_host_itself_reads_from_the_command_line_is_no_unknown_switch()
    {
        using var folder = new TemporaryFolder();
        using var server = new Server(new Launch(
            Built.Api,
            folder.Name,
            [
                "--data", folder.File("data"), "--environment", "Production", "--contentRoot", folder.Name, "--Loyalty:IdleSeconds=60",
                "--hostBuilder:reloadConfigOnChange", "false", "--Logging:LogLevel:Default", "Warning", "--LOYALTY_DEV_KEY", Server.Key,
                "--Kestrel:Limits:MaxConcurrentConnections", "100", "--shutdownTimeoutSeconds", "5",
            ],
            new Dictionary<string, string?>()));

        await server.Start();
    }

    private static async Task Refuses(string executable, string words, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        using var server = new Server(new Launch(executable, folder.Name, arguments, new Dictionary<string, string?>()));

        var (code, output) = await server.StartRefused();

        code.ShouldBe(1, output);
        output.Split('\n').ShouldHaveSingleItem(output);
        output.ShouldContain(words);
        output.ShouldContain("cannot run: ");
    }
}
