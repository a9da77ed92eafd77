using Loyalty.Journal;

namespace Loyalty.Silo.Vault;

/// <summary>The texts of the <c>.sql</c> files of the vault: one for both stores, which differ in the type of bytes alone.</summary>
internal static class VaultSql
{
    private static readonly SqlFiles Files = new(typeof(VaultSql).Assembly, "Loyalty.Silo.Vault.Sql");

    public static string Text(string name) => Files.Text(name);
}
