using System.Globalization;
using Loyalty.Processes;
using Npgsql;

namespace Loyalty.Postgres;

/// <summary>How a server is told to stop.</summary>
public enum StopMode
{
    /// <summary>Open transactions are rolled back and connections closed; everything is written (SIGINT).</summary>
    Fast,

    /// <summary>It ends where it stands, as in a crash, and recovers from its log at the next start (SIGQUIT).</summary>
    Immediate,
}

/// <summary>
/// A real PostgreSQL of the tests' own: a temporary folder, a free port of the loopback, nobody else's data. It flushes to the disk
/// as a production server does. It ends with the process that started it, however that ends.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly ServerFolder folder;

    private PostgresServer(ServerFolder folder, int port) => (this.folder, Port) = (folder, port);

    /// <summary>Where it listens on 127.0.0.1; the same after a restart.</summary>
    public int Port { get; }

    /// <summary>Id of its main process (the postmaster); another one after each start.</summary>
    public int ProcessId =>
        int.Parse(File.ReadLines(Path.Combine(folder.Data, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    /// <summary>The server's log file.</summary>
    public string Log => folder.Log;

    /// <summary>Makes a server and starts it.</summary>
    /// <param name="settings">Lines of <c>postgresql.conf</c> that go beyond the usual ones or replace them.</param>
    /// <exception cref="InvalidOperationException">There is no PostgreSQL here, or it does not start; the message says why.</exception>
    public static async Task<PostgresServer> StartNew(params string[] settings)
    {
        if (PostgresBinaries.Folder is null)
            throw new InvalidOperationException(PostgresBinaries.HowToInstall);
        var folder = ServerFolder.Make();
        try
        {
            var server = new PostgresServer(folder, FreePort.Find());
            await server.Initialize(settings);
            await server.Start();
            return server;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>For Npgsql; there is no password. Further settings may be added to it.</summary>
    public string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={Port};Username=postgres;Database={database};Timeout=10;Command Timeout=30";

    /// <summary>Makes an empty database.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="more">What else follows in CREATE DATABASE, for example a collation.</param>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabase(string name, string more = "")
    {
        await Execute("postgres", $"CREATE DATABASE \"{name}\" {more}");
        return ConnectionString(name);
    }

    /// <summary>Runs a statement on a connection of its own.</summary>
    public async Task Execute(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString(database) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Starts it again after <see cref="Stop"/>, with the same data at the same port, and waits until it serves.</summary>
    public async Task Start()
    {
        try
        {
            await PostgresPrograms.RunAsOwner("pg_ctl", "start", "-s", "-w", "-t", "60", "-D", folder.Data, "-l", folder.Log);
        }
        catch (InvalidOperationException failure) when (File.Exists(folder.Log))
        {
            throw new InvalidOperationException($"{failure.Message} Its log: {File.ReadAllText(folder.Log)}", failure);
        }
    }

    /// <summary>Stops it and waits until it has ended.</summary>
    public async Task Stop(StopMode mode)
    {
        var server = ProcessId;
        await PostgresPrograms.RunAsOwner(
            "pg_ctl", "stop", "-s", "-w", "-t", "60", "-m", mode == StopMode.Fast ? "fast" : "immediate", "-D", folder.Data);
        while (ProcessTable.IsAlive(server))
            await Task.Delay(5);
    }

    /// <summary>Suspends all its processes (SIGSTOP): connections stay open and nobody answers.</summary>
    public void Pause()
    {
        var server = ProcessId;
        ProcessTable.Pause(server);
        foreach (var child in ProcessTable.ChildrenOf(server))
            ProcessTable.Pause(child);
    }

    /// <summary>Lets it go on after <see cref="Pause"/> (SIGCONT).</summary>
    public void Continue()
    {
        var server = ProcessId;
        foreach (var child in ProcessTable.ChildrenOf(server))
            ProcessTable.Continue(child);
        ProcessTable.Continue(server);
    }

    /// <summary>Stops the server and deletes all it had.</summary>
    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(folder.Data, "postmaster.pid")))
        {
            Continue();
            await Stop(StopMode.Immediate);
        }

        folder.Dispose();
    }

    private async Task Initialize(string[] settings)
    {
        await PostgresPrograms.Own(folder.Path);
        await PostgresPrograms.RunAsOwner(
            "initdb", "-D", folder.Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        var configuration = string.Join('\n',
            [ServerFolder.Resource("postgresql.conf"), $"port = {Port}", $"unix_socket_directories = '{folder.Path}'", .. settings, ""]);
        await File.AppendAllTextAsync(Path.Combine(folder.Data, "postgresql.conf"), configuration);
    }
}
