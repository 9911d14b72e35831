/** The schema of the users team. Its `User` and ours are one entity; `PageInfo` and `Node` are in both. */
export const usersSdl = /* GraphQL */ `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@shareable"])

  scalar Date
  scalar DateTime

  type Query {
    "The user whose token it is."
    me: User
    users(first: Int = 10, after: String, filter: Filter): UserConnection!
  }

  type Mutation {
    renameUser(id: ID!, name: String!): RenameResult!
  }

  union RenameResult = User | Error

  type Error {
    message: String!
  }

  input Filter {
    status: Status
    nameContains: String
  }

  enum Status {
    ACTIVE
    BLOCKED
  }

  interface Node {
    id: ID!
  }

  type User implements Node @key(fields: "id") {
    id: ID!
    name: String!
    status: Status!
    birthday: Date
    joinedAt: DateTime!
  }

  type UserConnection {
    edges: [UserEdge!]!
    nodes: [User!]!
    pageInfo: PageInfo!
  }

  type UserEdge {
    cursor: String!
    node: User!
  }

  type PageInfo @shareable {
    startCursor: String
    endCursor: String
    hasNextPage: Boolean!
    hasPreviousPage: Boolean!
  }
`;
