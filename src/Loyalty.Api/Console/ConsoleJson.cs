using System.Text.Json;
using System.Text.Json.Serialization;
using Loyalty.Api.Console.Sessions;

namespace Loyalty.Api.Console;

/// <summary>What the console itself writes and reads as JSON.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Session))]
internal sealed partial class ConsoleJson : JsonSerializerContext;
