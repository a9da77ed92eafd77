using Azure.Core;

namespace Loyalty.Journal.AzureTables.Service;

/// <summary>The settings that Azure.Core knows, diagnostics among them; they have no version of their own.</summary>
internal sealed class TableClientOptions : ClientOptions;
