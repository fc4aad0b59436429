// Everything in Azure: the bot's registration with its channels, the service as a Container App, PostgreSQL.
//   az deployment group create --resource-group staff-notices --template-file deploy/azure/main.bicep --parameters deploy/azure/main.bicepparam
// Compiled by the tests; not yet run in a real subscription.
targetScope = 'resourceGroup'

@description('Client id of the app registration that deploy/entra/set-up made.')
param appId string

@description('The image of deploy/Dockerfile, such as contoso.azurecr.io/staff-notices:0.1.0.')
param image string

@description('Name of the Azure Container Registry in this resource group that holds the image; the app is let in by its identity. Empty: the image is public.')
param registryName string = ''

@description('Entra group whose members start campaigns: name, mail address or id.')
param hrGroup string

@description('Name as employees know the organisation.')
param organisationName string

@description('Who answers questions about a notice.')
param contactName string

param contactMail string

@description('small: up to 5,000 people; large: beyond, with three replicas and a standby of the database.')
@allowed(['small', 'large'])
param size string = 'small'

@description('Public, or Gcc.')
@allowed(['Public', 'Gcc'])
param cloud string = 'Public'

@description('Also register the Outlook channel, for notices by mail.')
param outlook bool = false

@description('Address of an OpenTelemetry collector for metrics, traces and logs (OTLP over gRPC). Empty: nothing is collected.')
param collector string = ''

@secure()
@description('Password of the database administrator. It goes into the app as a secret and nowhere else.')
param databasePassword string

param location string = resourceGroup().location
param prefix string = 'staff-notices'

var large = size == 'large'
var databaseName = 'staff_notices'
var databaseLogin = 'staffnotices'
var address = 'https://${prefix}.${environment.properties.defaultDomain}'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: prefix
  location: location
}

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' existing = if (!empty(registryName)) {
  name: registryName
}

// The built-in role AcrPull, for this one registry.
resource pull 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(registryName)) {
  name: guid(resourceGroup().id, prefix, 'AcrPull')
  scope: registry
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '7f951dda-4ed3-4680-a7ca-43fe172d538d')
  }
}

resource database 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: '${prefix}-${uniqueString(resourceGroup().id)}'
  location: location
  sku: large ? { name: 'Standard_D2ds_v5', tier: 'GeneralPurpose' } : { name: 'Standard_B1ms', tier: 'Burstable' }
  properties: {
    version: '16'
    administratorLogin: databaseLogin
    administratorLoginPassword: databasePassword
    storage: { storageSizeGB: large ? 128 : 32, autoGrow: 'Enabled' }
    backup: { backupRetentionDays: 14, geoRedundantBackup: large ? 'Enabled' : 'Disabled' }
    highAvailability: { mode: large ? 'ZoneRedundant' : 'Disabled' }
  }

  resource data 'databases' = {
    name: databaseName
  }

  // Container Apps without a network of their own have no fixed address; the door is the password over TLS.
  resource fromAzure 'firewallRules' = {
    name: 'azure'
    properties: { startIpAddress: '0.0.0.0', endIpAddress: '0.0.0.0' }
  }
}

resource environment 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: prefix
  location: location
  properties: { appLogsConfiguration: { destination: 'azure-monitor' } }
}

resource app 'Microsoft.App/containerApps@2024-03-01' = {
  name: prefix
  location: location
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identity.id}': {} } }
  dependsOn: [pull]
  properties: {
    managedEnvironmentId: environment.id
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: { external: true, targetPort: 8080, allowInsecure: false }
      registries: empty(registryName) ? [] : [{ server: '${registryName}.azurecr.io', identity: identity.id }]
      secrets: [
        {
          name: 'postgres'
          value: 'Host=${database.properties.fullyQualifiedDomainName};Database=${databaseName};Username=${databaseLogin};Password=${databasePassword};SSL Mode=VerifyFull'
        }
      ]
    }
    template: {
      terminationGracePeriodSeconds: 30
      containers: [
        {
          name: 'bot'
          image: image
          resources: { cpu: json(large ? '1.0' : '0.5'), memory: large ? '2Gi' : '1Gi' }
          env: concat(empty(collector) ? [] : [{ name: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: collector }], [
            { name: 'Microsoft365__AppId', value: appId }
            { name: 'Microsoft365__TenantId', value: tenant().tenantId }
            { name: 'Microsoft365__Cloud', value: cloud }
            { name: 'Microsoft365__Credential__Kind', value: 'Federated' }
            { name: 'Microsoft365__Credential__ManagedIdentityClientId', value: identity.properties.clientId }
            { name: 'Roles__HrGroup', value: hrGroup }
            { name: 'Organisation__Name', value: organisationName }
            { name: 'Organisation__ContactName', value: contactName }
            { name: 'Organisation__ContactMail', value: contactMail }
            { name: 'Service__PublicUrl', value: address }
            { name: 'Storage__Postgres', secretRef: 'postgres' }
          ])
          probes: [
            { type: 'Liveness', httpGet: { path: '/health/live', port: 8080 }, periodSeconds: 10 }
            { type: 'Readiness', httpGet: { path: '/health/ready', port: 8080 }, periodSeconds: 5 }
            { type: 'Startup', httpGet: { path: '/health/ready', port: 8080 }, periodSeconds: 2, failureThreshold: 60 }
          ]
        }
      ]
      // Never none: reminders and the outbox run without anybody asking.
      scale: { minReplicas: large ? 3 : 1, maxReplicas: large ? 3 : 1 }
    }
  }
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: '${prefix}-${uniqueString(resourceGroup().id)}'
  location: 'global'
  kind: 'azurebot'
  sku: { name: 'F0' }
  properties: {
    displayName: 'Staff Notices'
    endpoint: '${address}/api/messages'
    msaAppId: appId
    msaAppType: 'SingleTenant'
    msaAppTenantId: tenant().tenantId
    disableLocalAuth: true
  }

  resource teams 'channels' = {
    name: 'MsTeamsChannel'
    location: 'global'
    properties: {
      channelName: 'MsTeamsChannel'
      properties: { isEnabled: true, deploymentEnvironment: cloud == 'Gcc' ? 'GCCModerateDeployment' : 'CommercialDeployment' }
    }
  }

  resource mail 'channels' = if (outlook) {
    name: 'OutlookChannel'
    location: 'global'
    properties: { channelName: 'OutlookChannel' }
  }
}

@description('Where the service is; its messaging endpoint is /api/messages below it.')
output publicUrl string = address

@description('For deploy/entra/set-up --identity.')
output identityPrincipalId string = identity.properties.principalId
