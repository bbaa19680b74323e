// One deployment of Må jeg? for one municipality: the bot on App Service, its database, its secrets, its registration.
// App Service rather than Container Apps, because the Agents Toolkit deploys to it by itself: a municipality needs
// neither a registry of images nor Docker. Whoever runs containers anyway takes the Dockerfile.

@description('What the names of all resources begin with: letters and digits.')
@minLength(4)
@maxLength(20)
param resourceBaseName string

@description('The municipality: the name of its folder under dialogs/.')
param pack string

@description('The name of the bot, as Azure shows it.')
@maxLength(42)
param botDisplayName string

@description('The password of the database, 16 characters or more with capitals, small letters and digits.')
@secure()
@minLength(16)
param databasePassword string

@description('RECEIPT_KEYS, as .env.example says.')
@secure()
param receiptKeys string

@description('READ_ALONG, as .env.example says. The app package has to be built with the same.')
@allowed(['on', 'off'])
param readAlong string = 'off'

@description('Other settings of .env.example that are not secret, by their names.')
param settings object = {}

@description('Names of further secret settings. Put each into the key vault first: SIGNAL_KEYS as SIGNAL-KEYS.')
param secretNames array = []

@description('Where employees reach the bot, without a slash at the end. Empty: the address that Azure gives.')
param publicUrl string = ''

param location string = resourceGroup().location
param planSku string = 'B1'

@description('How many instances run. All of them share the database.')
@minValue(1)
param instances int = 1

param databaseSku string = 'Standard_B1ms'
param databaseTier string = 'Burstable'

@description('How many days the database can be put back. What an employee erases is in the back-ups for as long.')
@minValue(7)
@maxValue(35)
param backupDays int = 14

@description('How many days the lines of the log are kept.')
@minValue(30)
param logDays int = 30

var vaultName = '${resourceBaseName}-kv'
var databaseUser = 'maajeg'
var databaseName = 'maajeg'
var secretsUser = subscriptionResourceId(
  'Microsoft.Authorization/roleDefinitions',
  '4633458b-17de-408a-874b-0445c86b69e6' // Key Vault Secrets User: reads values, and changes nothing
)

// Who the bot is: towards the Bot Framework, Microsoft Graph and the key vault. There is no secret for it.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: resourceBaseName
  location: location
}

// The database has no public address: the bot reaches it through this network.
resource network 'Microsoft.Network/virtualNetworks@2023-11-01' = {
  name: resourceBaseName
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: ['10.60.0.0/24']
    }
    subnets: [
      {
        name: 'app'
        properties: {
          addressPrefix: '10.60.0.0/26'
          delegations: [
            {
              name: 'app'
              properties: {
                serviceName: 'Microsoft.Web/serverFarms'
              }
            }
          ]
        }
      }
      {
        name: 'database'
        properties: {
          addressPrefix: '10.60.0.64/28'
          delegations: [
            {
              name: 'database'
              properties: {
                serviceName: 'Microsoft.DBforPostgreSQL/flexibleServers'
              }
            }
          ]
        }
      }
    ]
  }
}

resource databaseZone 'Microsoft.Network/privateDnsZones@2020-06-01' = {
  name: '${resourceBaseName}.private.postgres.database.azure.com'
  location: 'global'
}

resource databaseZoneLink 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2020-06-01' = {
  parent: databaseZone
  name: resourceBaseName
  location: 'global'
  properties: {
    registrationEnabled: false
    virtualNetwork: {
      id: network.id
    }
  }
}

resource databaseServer 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: '${resourceBaseName}-db'
  location: location
  sku: {
    name: databaseSku
    tier: databaseTier
  }
  properties: {
    version: '16'
    administratorLogin: databaseUser
    administratorLoginPassword: databasePassword
    authConfig: {
      activeDirectoryAuth: 'Disabled'
      passwordAuth: 'Enabled'
    }
    storage: {
      storageSizeGB: 32
      autoGrow: 'Enabled'
    }
    backup: {
      backupRetentionDays: backupDays
      geoRedundantBackup: 'Disabled'
    }
    highAvailability: {
      mode: 'Disabled'
    }
    network: {
      publicNetworkAccess: 'Disabled'
      delegatedSubnetResourceId: '${network.id}/subnets/database'
      privateDnsZoneArmResourceId: databaseZone.id
    }
  }
  dependsOn: [databaseZoneLink]
}

resource database 'Microsoft.DBforPostgreSQL/flexibleServers/databases@2024-08-01' = {
  parent: databaseServer
  name: databaseName
  properties: {
    charset: 'UTF8'
    collation: 'en_US.utf8'
  }
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: vaultName
  location: location
  properties: {
    tenantId: subscription().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
  }
}

resource databaseUrlSecret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'DATABASE-URL'
  properties: {
    value: 'postgresql://${databaseUser}:${uriComponent(databasePassword)}@${databaseServer.properties.fullyQualifiedDomainName}:5432/${databaseName}?sslmode=verify-full'
  }
}

resource receiptKeysSecret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'RECEIPT-KEYS'
  properties: {
    value: receiptKeys
  }
}

resource vaultReader 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identity.id, secretsUser)
  scope: vault
  properties: {
    roleDefinitionId: secretsUser
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: resourceBaseName
  location: location
  kind: 'linux'
  sku: {
    name: planSku
    capacity: instances
  }
  properties: {
    reserved: true
  }
}

resource site 'Microsoft.Web/sites@2023-12-01' = {
  name: resourceBaseName
  location: location
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    // A card carries its walk, so that any instance answers it.
    clientAffinityEnabled: false
    keyVaultReferenceIdentity: identity.id
    virtualNetworkSubnetId: '${network.id}/subnets/app'
    siteConfig: {
      linuxFxVersion: 'NODE|24-lts'
      // In the toolkit's package no file may be run; esbuild, which bundles the tab at the start, is one that has to be.
      appCommandLine: 'cp node_modules/@esbuild/linux-x64/bin/esbuild /tmp/esbuild && chmod +x /tmp/esbuild && ESBUILD_BINARY_PATH=/tmp/esbuild exec node src/main.ts'
      alwaysOn: true
      // Not /readyz: while the database is away a new instance would not help.
      healthCheckPath: '/healthz'
      http20Enabled: true
      minTlsVersion: '1.2'
      ftpsState: 'Disabled'
    }
  }
}

resource noFtp 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2023-12-01' = {
  parent: site
  name: 'ftp'
  properties: {
    allow: false
  }
}

var address = empty(publicUrl) ? 'https://${site.properties.defaultHostName}' : publicUrl
var fromVault = toObject(
  concat(['DATABASE_URL', 'RECEIPT_KEYS'], secretNames),
  name => name,
  name => '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=${replace(name, '_', '-')})'
)

resource appSettings 'Microsoft.Web/sites/config@2023-12-01' = {
  parent: site
  name: 'appsettings'
  properties: union(settings, fromVault, {
    NODE_ENV: 'production'
    PACK: pack
    PORT: '8080'
    PUBLIC_URL: address
    MICROSOFT_APP_ID: identity.properties.clientId
    MICROSOFT_APP_TENANT_ID: identity.properties.tenantId
    MICROSOFT_APP_TYPE: 'UserAssignedMSI'
    READ_ALONG: readAlong
    SHUTDOWN_SECONDS: '20'
    WEBSITES_CONTAINER_STOP_TIME_LIMIT: '30' // 5 seconds otherwise: less than the stop may take
    WEBSITE_RUN_FROM_PACKAGE: '1' // The program is a package that is only read
  })
  dependsOn: [vaultReader, databaseUrlSecret, receiptKeysSecret, database]
}

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: resourceBaseName
  location: location
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: logDays
  }
}

// The bot's own lines, in which nobody is named. Not AppServiceHTTPLogs: those hold addresses of people and the links
// of receipts. For the same reason the agent of Application Insights stays off.
resource siteLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'bot'
  scope: site
  properties: {
    workspaceId: logs.id
    logs: [
      {
        category: 'AppServiceConsoleLogs'
        enabled: true
      }
      {
        category: 'AppServicePlatformLogs'
        enabled: true
      }
    ]
    metrics: [
      {
        category: 'AllMetrics'
        enabled: true
      }
    ]
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: resourceBaseName
  location: location
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: logs.id
    // The addresses of people are not kept. It is so by default; here it is so on purpose.
    DisableIpMasking: false
  }
}

// Asks from three places every five minutes whether the bot can answer.
resource availability 'Microsoft.Insights/webtests@2022-06-15' = {
  name: '${resourceBaseName}-ready'
  location: location
  kind: 'standard'
  tags: {
    'hidden-link:${insights.id}': 'Resource'
  }
  properties: {
    SyntheticMonitorId: '${resourceBaseName}-ready'
    Name: '${botDisplayName} answers'
    Enabled: true
    Frequency: 300
    Timeout: 30
    Kind: 'standard'
    RetryEnabled: true
    Locations: [
      {
        Id: 'emea-nl-ams-azr'
      }
      {
        Id: 'emea-gb-db3-azr'
      }
      {
        Id: 'us-va-ash-azr'
      }
    ]
    Request: {
      RequestUrl: '${address}/readyz'
      HttpVerb: 'GET'
      ParseDependentRequests: false
    }
    ValidationRules: {
      ExpectedHttpStatusCode: 200
      SSLCheck: true
      SSLCertRemainingLifetimeCheck: 14
    }
  }
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: resourceBaseName
  location: 'global'
  kind: 'azurebot'
  sku: {
    name: 'F0' // Messages over Teams cost nothing in either tier
  }
  properties: {
    displayName: botDisplayName
    endpoint: '${address}/api/messages'
    msaAppId: identity.properties.clientId
    msaAppMSIResourceId: identity.id
    msaAppTenantId: identity.properties.tenantId
    msaAppType: 'UserAssignedMSI'
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
  }
}

// The Agents Toolkit writes these into infra/env/.env.<environment>; the app package and the deployment read them there.
output AZURE_APP_SERVICE_RESOURCE_ID string = site.id
output MICROSOFT_APP_ID string = identity.properties.clientId
output MICROSOFT_APP_TENANT_ID string = identity.properties.tenantId
output PUBLIC_URL string = address
output KEY_VAULT_NAME string = vault.name
