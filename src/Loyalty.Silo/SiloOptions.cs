namespace Loyalty.Silo;

/// <summary>Settings of a silo or gateway, in the section <c>Loyalty</c> of the configuration.</summary>
public sealed record SiloOptions
{
    /// <summary>
    /// Where the ledgers are kept: <c>sqlite</c>, on this machine's disk and for this process alone, <c>postgres</c>, or <c>azure</c>, in the
    /// tables of a storage account.
    /// </summary>
    public string Journal { get; init; } = Journals.Sqlite;

    /// <summary>Folder of the journal on SQLite; made where it is missing.</summary>
    public string Data { get; init; } = "./data";

    /// <summary>
    /// How to reach the journal: on PostgreSQL for example <c>Host=db;Username=loyalty;Password=…;Database=loyalty</c>, on Azure a storage
    /// account's connection string, the address of its Table service, or <c>UseDevelopmentStorage=true</c> for Azurite on this machine.
    /// </summary>
    public string? Connection { get; init; }

    /// <summary><c>embedded</c>: this process hosts grains; <c>none</c>: it is a gateway, and calls those of other processes.</summary>
    public string Silo { get; init; } = Silos.Embedded;

    /// <summary>The port for other processes of the cluster; 0 takes a free one.</summary>
    public int SiloPort { get; init; }

    /// <summary>On Microsoft Orleans alone: the port of a silo for gateways; 0 takes a free one.</summary>
    public int GatewayPort { get; init; }

    /// <summary>The IP address by which other processes reach this one.</summary>
    public string AdvertisedAddress { get; init; } = "127.0.0.1";

    /// <summary>Processes with the same name, on one database, are one cluster.</summary>
    public string ClusterId { get; init; } = "loyalty";

    /// <summary>
    /// What the processes of a cluster know each other by, 16 characters or more; may be left out on 127.0.0.1, and where there is a
    /// <see cref="Certificate"/>.
    /// </summary>
    public string? ClusterSecret { get; init; }

    /// <summary>
    /// File (PKCS #12) with the certificate and the private key by which the processes of a cluster know each other; they talk over TLS
    /// then. Without <see cref="Authorities"/> all have the same one.
    /// </summary>
    public string? Certificate { get; init; }

    /// <summary>What opens the file of the certificate; null where nothing does.</summary>
    public string? CertificatePassword { get; init; }

    /// <summary>File (PEM) with the certificates of those who sign the processes' certificates.</summary>
    public string? Authorities { get; init; }

    /// <summary>Milliseconds after which the others take over the grains of a silo that has fallen silent, at least 500.</summary>
    public int LeaseMilliseconds { get; init; } = 3_000;

    /// <summary>Milliseconds that a caller of the API is made to wait at the most, at least 100.</summary>
    public int DeadlineMilliseconds { get; init; } = 10_000;

    /// <summary>Members that are kept in memory at the most; the longest idle go first.</summary>
    public int MaximumActivations { get; init; } = 200_000;

    /// <summary>Seconds after which an idle member leaves memory, at least 60.</summary>
    public int IdleSeconds { get; init; } = 900;

    /// <summary>Milliseconds between two looks for members that have something to do, at least 10.</summary>
    public int SweepMilliseconds { get; init; } = 1_000;

    /// <summary>Milliseconds between two looks for what webhooks are to be told, at least 10.</summary>
    public int WebhookMilliseconds { get; init; } = 500;

    /// <summary>
    /// Where webhooks may go: <c>public</c>, to https addresses of the public internet, or <c>any</c>, to this machine and the networks
    /// around it too, and over http.
    /// </summary>
    public string WebhookTargets { get; init; } = Targets.Public;

    /// <summary>Whether several processes share the journal.</summary>
    public bool IsClustered => Journal is Journals.Postgres or Journals.Azure;

    /// <summary>Whether this process hosts grains.</summary>
    public bool HostsGrains => Silo == Silos.Embedded;
}

/// <summary>Kinds of journals.</summary>
public static class Journals
{
    /// <summary>On this machine's disk.</summary>
    public const string Sqlite = "sqlite";

    /// <summary>On PostgreSQL.</summary>
    public const string Postgres = "postgres";

    /// <summary>In the tables of an Azure storage account.</summary>
    public const string Azure = "azure";
}

/// <summary>Whether a process hosts grains.</summary>
public static class Silos
{
    /// <summary>It does.</summary>
    public const string Embedded = "embedded";

    /// <summary>It does not.</summary>
    public const string None = "none";
}

/// <summary>Where webhooks may go.</summary>
public static class Targets
{
    /// <summary>To https addresses of the public internet.</summary>
    public const string Public = "public";

    /// <summary>Anywhere.</summary>
    public const string Any = "any";
}
