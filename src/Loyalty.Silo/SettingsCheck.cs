using System.Net;
using Loyalty.Journal.AzureTables.Service;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Loyalty.Silo;

/// <summary>Reads the settings, and says what is wrong with them before anything starts.</summary>
internal static class SettingsCheck
{
    private const int ShortestSecret = 16;
    private const string Example = "\"Host=127.0.0.1;Username=loyalty;Database=loyalty\"";

    private const string AzureExample = "UseDevelopmentStorage=true";
#if ORLEANS_MICROSOFT
    private static bool RunsOnMicrosoftOrleans => true;
#else
    private static bool RunsOnMicrosoftOrleans => false;
#endif

    public static SiloOptions Read(IConfiguration configuration)
    {
        var options = configuration.GetSection("Loyalty").Get<SiloOptions>() ?? new SiloOptions();
        return Fault(options) is { } fault ? throw new InvalidDataException(fault) : options;
    }

    private static string? Fault(SiloOptions options)
    {
        if (options.Journal is not (Journals.Sqlite or Journals.Postgres or Journals.Azure))
        {
            return $"--journal is {Journals.Sqlite}, {Journals.Postgres} or {Journals.Azure}, not '{options.Journal}'.";
        }

        if (options.Silo is not (Silos.Embedded or Silos.None))
        {
            return $"--silo is {Silos.Embedded} or {Silos.None}, not '{options.Silo}'.";
        }

        if (options.WebhookTargets is not (Targets.Public or Targets.Any))
        {
            return $"Loyalty:WebhookTargets is {Targets.Public} or {Targets.Any}, not '{options.WebhookTargets}'.";
        }

        return options.IsClustered ? ClusterFault(options) : options.HostsGrains ? null
            : $"--silo {Silos.None} is a gateway to silos in other processes: it needs their --journal, {Journals.Postgres} or {Journals.Azure}, "
                + "and their --connection.";
    }

    private static string? ClusterFault(SiloOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Connection))
        {
            return $"--journal {options.Journal} needs --connection, for example {ExampleOf(options)}.";
        }

        if (!IPAddress.TryParse(options.AdvertisedAddress, out var address))
        {
            return $"--advertise is an IP address by which the other processes reach this one, not '{options.AdvertisedAddress}'.";
        }

        if (options.ClusterSecret is { Length: < ShortestSecret })
        {
            return $"Loyalty:ClusterSecret has at least {ShortestSecret} characters.";
        }

        var connection = options.Journal == Journals.Azure ? AzureFault(options.Connection) : ConnectionFault(options.Connection);
        if ((connection ?? CertificateFile.Fault(options)) is { } fault)
        {
            return fault;
        }

        return options is { ClusterSecret: null, Certificate: null } && !IPAddress.IsLoopback(address)
            ? "A cluster that is reached from other machines needs Loyalty:ClusterSecret (the variable Loyalty__ClusterSecret), the same "
                + "for all, or Loyalty:Certificate."
            : null;
    }

    private static string ExampleOf(SiloOptions options) => options.Journal == Journals.Azure ? AzureExample : Example;

    private static string? AzureFault(string connection)
    {
        if (RunsOnMicrosoftOrleans)
        {
            return $"--journal {Journals.Azure} runs on Orleans.Lite; built on Microsoft Orleans there is {Journals.Postgres}.";
        }

        try
        {
            StoragePlace.Read(connection);
            return null;
        }
        catch (FormatException failure)
        {
            return $"--connection is a storage account's connection string, the address of its Table service, or {AzureExample}: "
                + failure.Message;
        }
    }

    private static string? ConnectionFault(string connection)
    {
        try
        {
            return string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(connection).Host)
                ? $"--connection names no Host: it is of the form {Example}." : null;
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException)
        {
            return $"--connection is of the form {Example}: {failure.Message}"; // it tells no value of it
        }
    }
}
