namespace Loyalty.Journal.AzureTables.Appending;

/// <summary>A transaction was surely not sent, as what it was decided on had become too old.</summary>
internal sealed class TooLateException : Exception;
